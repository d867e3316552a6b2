"""YAML files and the model: reading with exact places, canonical printing, safe writing."""
