"""What differs between two states of a plan, as values: each difference reads like a sentence.

The way in is `compare.differences`. What it is made of:

- which records belong together: `kinds` lists them, `pairing` pairs them by `likeness`, which asks
  `spelling` and `follow` (the ids that became others);
- in what a pair differs: `traces` walks two records field by field, as `fields` reads the models;
- how it is told: `telling` has the sentences of any field, `cards`, `levels`, `reported` and
  `wholes` those of their own, under the `codes`; their words come from `subjects`, `titles`,
  `items`, `phrases`, `wording` and `decisions`, their values for JSON from `plain`;
- what becomes of it: a `difference` each, sorted and counted by `comparison`; `concern` picks those
  that belong to the life of one record.
"""
