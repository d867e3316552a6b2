"""The facts of the region's own executive summary for February 2019 to June 2024, one by one.

Each stands here once: a short key below the headings under which a summary must tell it, with
words that must stand there in one paragraph, bullet or row of a table (small letters).
"""

from collections.abc import Mapping

INTRODUCTION, AWARDS = ("Úvod",), ("Ocenění",)
FIRST = "Naplňování koncepce akčním plánem"
SECOND = "Naplňování koncepce projekty mimo akční plán"
TRANSPORT = (FIRST, "Doprava", "Sběr dopravních dat")
BUSINESS = (FIRST, "Ekonomický rozvoj a cestovní ruch", "Podpora chytrých podnikatelských řešení")
REGISTER = (FIRST, "Ekonomický rozvoj a cestovní ruch", "Evidenční systém sbírkových předmětů")
HEALTH = (FIRST, "Zdravotnictví")
ENERGY = (FIRST, "Životní prostředí", "Energetický management")
WATER = (FIRST, "Životní prostředí", "Hospodaření s vodou")
EDUCATION = (FIRST, "Vzdělávání", "Adaptace na trh práce v digitální ekonomice")
SOCIAL = (FIRST, "Sociální oblast")
OFFICE = (FIRST, "Veřejná správa", "Elektronická komunikace a kyberbezpečnost")
PORTAL = (FIRST, "Veřejná správa", "Informační a datový portál")
ICT = (FIRST, "Technická infrastruktura", "ICT Infrastruktura")
CULTURE = (SECOND, "Ekonomický rozvoj a cestovní ruch")
OTHER_HEALTH = (SECOND, "Zdravotnictví")
ENVIRONMENT = (SECOND, "Životní prostředí")
SCHOOLS = (SECOND, "Vzdělávání")
CARE = (SECOND, "Sociální oblast")
ADMINISTRATION = (SECOND, "Veřejná správa")

Facts = Mapping[str, tuple[str, ...]]

FACTS: Mapping[tuple[str, ...], Facts] = {
    (): {
        "span": ("únor 2019 – červen 2024",),
    },
    INTRODUCTION: {
        "concept approved in February 2019": ("koncepce byla schválena", "26. 2. 2019"),
        "first plan approved in February 2020": ("schválen první akční plán", "25. 2. 2020"),
        "first plan follows the concept": ("plán navázal na koncepci",),
        "key steps to digitisation": ("klíčovým krokem k digitalizaci", "modernizaci správy"),
        "areas of the concept": (
            *("dopravy", "ekonomického rozvoje", "cestovním ruchem", "zdravotnictví"),
            *("životního prostředí", "vzdělávání", "veřejné správy", "sociální oblasti"),
            *("technické a datové infrastruktury", "odolnosti"),
        ),
        "results in daily work": (
            *("konkrétní výsledky a zkušenosti", "každodenní práci kraje"),
            *("krajského úřadu", "organizací, které kraj řídí"),
        ),
        "vision": ("vize", "kraj rychlejší, šetrnější a lepší"),
        "staff know what technology means": (
            *("zaměstnanci úřadu", "význam digitálních technologií"),
        ),
        "benefits shown in real work": ("poznali jejich přínos v běžné praxi",),
        "modern care for property and powers": (
            *("moderní správa majetku a kompetencí", "efektivitu", "šetří čas"),
            "lépe využívá zdroje",
        ),
        "pandemic and energy crisis": ("pandemie covid-19", "energetická krize", "urychlily"),
        "technology helps in crises": ("krize", "moderní technologie", "pomáhají zvládat"),
        "communication in isolation": ("digitální komunikace", "izolace", "společnost v chodu"),
        "energy management in most projects": (
            *("energetický management", "součástí většiny projektů"),
        ),
        "public and private co-operation": (
            *("veřejného a soukromého sektoru", "výrazně zesílila"),
        ),
        "digitisation the central topic": ("digitalizace", "ústředním tématem řady jednání"),
        "regional and European initiatives": (
            *("energetika i digitalizace", "regionálních a evropských iniciativ"),
        ),
        "innovation and exchange": ("inovace", "předávání zkušeností"),
        "basis of the new plan": ("na těchto zkušenostech staví akční plán ii",),
        "new plan approved": ("25. 6. 2024", "zastupitelstvo schválilo akční plán ii"),
        "new plan builds on success": ("dosavadní úspěchy", "další opatření a aktivity"),
        "new plan widens and strengthens": ("nový akční plán", "rozšířit a upevnit", "celém"),
        "clear vision, realistic objectives": (
            *("jasnou vizi a reálné cíle", "připraven na úkoly příštích let"),
        ),
        "going on keeps the pace": ("udržet tempo", "je třeba v tomto směru pokračovat"),
    },
    AWARDS: {
        "national competition": ("celostátní soutěži chytrá města",),
        "award 2020": ("2020", "první místo", "vize/idea smart city", "akční plán koncepce"),
        "award 2021": ("2021", "zvláštní cena poroty", "hospodaření s vodou"),
        "award 2021 for rain and grey water": ("cena poroty", "srážkové a šedé vody"),
        "award 2023": ("2023", "první místo", "projekt pro region", "informační a datový portál"),
    },
    TRANSPORT: {
        "flagship: transport data": ("sběr dopravních dat",),
        "mobility as a service": ("mobilita jako služba", "multimodální mobility"),
        "requirements on the study": ("podle koncepce", "požadavky", "studie proveditelnosti"),
        "market survey of its price": ("průzkum trhu", "kolik", "stát"),
        "IDOLKA": ("mobilní aplikace idolka", "autobusech a vlacích integrované regionální"),
        "IP4Maas": ("korid lk", "ip4maas", "systémy veřejné dopravy se smart cities"),
    },
    BUSINESS: {
        "flagship: business solutions": ("podpora chytrých podnikatelských řešení",),
        "market of opportunities": ("tržiště příležitostí", "návrh nástroje"),
        "whom the market serves": ("inovativním nápadům", "firem, inovátorů a vědců"),
        "pilot of shared cars": ("pilotní ověření", "sdílení služebních vozů lk"),
        "intent eRecepční": ("investiční záměr", "erecepční"),
        "Ideathon 2022, 2023, 2024": ("liberec ideathon", "2022, 2023 a 2024"),
        "whom the Ideathon is for": ("ideathon", "studenty středních a vysokých škol"),
        "Ideathon verified": ("proveditelná", "vhodnou formu", "cílové skupiny", "připraveny"),
        "results discussed with experts": ("výstupech soutěže", "odborníci kraje", "účastníky"),
        "linked to incubator and SALK": ("inkubátoru lipo.ink", "salk ii a salk iii"),
        "incubator judges ideas": ("inkubátor nápady odborně posuzuje",),
        "authors may become clients": ("stát jeho klienty", "pomoc pro další rozvoj"),
        "winners of 2023": (
            *("vítězi ročníku 2023", "sociální ekonomice", "emisí skleníkových plynů"),
            *("energetice a úsporách energií", "otevřených dat"),
        ),
        "winners of 2023: steps": ("ročníku 2023", "konkrétní kroky a projekty"),
        "winners of 2024": (
            *("vítězi ročníku 2024", "všech čtyřech", "duševní zdraví", "plánované fve"),
            *("iqlandia", "nové cílové skupiny", "hra pro návštěvníky crystal valley"),
        ),
        "winners of 2024: steps": ("ročníku 2024", "konkrétním projektům"),
    },
    REGISTER: {
        "flagship: collections register": ("evidenční systém sbírkových předmětů",),
        "not realised": ("v prvním akčním plánu neuskutečnil",),
        "other projects contributed": ("několik projektů", "mimo akční plán"),
    },
    HEALTH: {
        "health not in the plan": ("do prvního akčního plánu", "zařazena nebyla"),
        "health: a project contributed": ("přispěl k ní projekt mimo plán",),
        "health: see chapter 2": ("projekty mimo akční plán", "kapitola"),
    },
    ENERGY: {
        "flagship: energy management": ("energetický management",),
        "analysis of care for PV": ("analýza", "správy fotovoltaických elektráren", "majetku"),
        "11 structural assessments": ("11 vybraných objektů", "statické posudky střech"),
        "PV grammar school Česká Lípa": ("fve na gymnáziu v české lípě", "v přípravě"),
        "PV STŘEVLIK": ("středisku ekologické výchovy střevlik", "hejnicích", "v provozu"),
        "PV grammar school Randy": ("gymnáziu dr. a. randy", "jablonci nad nisou", "v provozu"),
        "PV building D": ("budově d krajského úřadu", "v provozu"),
        "PV two schools": ("jablonecká 999, liberec", "belgická 4852, jablonec nad nisou"),
        "design&build": ("příprava výstavby", "zahájena", "design&build"),
        "PV Ralsko": ("bývalém vojenském letišti ralsko", "v přípravě"),
        "smart sensors": ("chytrá čidla", "měří spotřebu elektřiny", "dálkový odečet"),
        "where sensors are": (*("jídelně gymnázia česká lípa", "szš turnov", "muzeu česká lípa"),),
        "15 meters in Liberec": ("v liberci", "osazeno 15 měřidel spotřeby elektřiny"),
        "15 meters for Jablonec": ("jablonec nad nisou", "15 připraveno"),
        "gas read from afar": ("zemního plynu", "na dálku", "připravuje"),
        "savings in design": (
            *("úspory energie a dálková správa", "povinnou součástí", "projekčního postupu"),
        ),
        "choice of buildings": ("průběžně", "budovy a areály", "energetického managementu"),
        "glass schools": ("kamenickém šenově", "novém boru", "železném brodě"),
        "waste heat of furnaces": ("studie úsporných opatření", "teplo ze sklářských pecí"),
        "Cvikov: savings": ("respiračních nemocí cvikov", "významnou úsporu energií"),
        "Cvikov: how": ("zateplené", "střechy", "nová okna s elektrickými žaluziemi"),
        "Cvikov: boilers and oxygen": ("rekonstrukce kotelny", "rozvodů kyslíku"),
    },
    WATER: {
        "flagship: water": ("hospodaření s vodou",),
        "water in design": ("srážkové a šedé vody", "povinnou součástí", "projekčního postupu"),
        "water method": ("metodika", "ředitelé organizací kraje", "další subjekty"),
        "overview of technologies": (
            *("přehled dostupných technologií", "internetových zdrojů", "odborníky"),
            *("realizátory", "šedé vody"),
        ),
        "academy Česká Lípa": ("obchodní akademie v české lípě", "srážková a šedá voda"),
        "academy: pipes": ("obchodní akademie", "potrubí", "kanalizací", "vyměněno"),
        "academy: less water": ("obchodní akademie", "splachování", "menším množstvím vody"),
        "academy: kept apart": ("obchodní akademie", "důsledně oddělena od dešťové"),
        "academy: tank": ("obchodní akademie", "do nádrží", "svedená ze střechy do dvora"),
        "academy: sinks and showers": ("obchodní akademie", "umyvadel, sprch a dřezů"),
        "lower centre of Liberec": ("dolního centra liberce a parkovací dům", "úspěšně"),
        "green roof": ("zelená střecha", "zadržuje šedou vodu", "další využití"),
        "market consultations": ("tržní konzultace", "chytrých čidel", "objektech kraje"),
        "SČVK": ("sčvk", "vodoměrech s dálkovým odečtem"),
        "SČVK: faults": ("sčvk", "poruchy a nestandardní odběry"),
    },
    EDUCATION: {
        "flagship: labour market": ("adaptace na trh práce v digitální ekonomice",),
        "junior centre": (
            *("juniorní centrum kyberbezpečnosti libereckého kraje", "studie proveditelnosti"),
            *("projektová dokumentace", "střední průmyslové škole v české lípě"),
        ),
        "basis of the tender": ("dokumentace", "podklad veřejné zakázky na realizátora"),
        "application for a grant": ("žádost o dotaci", "národního programu obnovy (npo)"),
    },
    SOCIAL: {
        "social care not in the plan": ("do prvního akčního plánu", "zařazena nebyla"),
        "social care: a project contributed": ("přispěl k ní projekt mimo plán",),
        "social care: see chapter 2": ("projekty mimo akční plán", "kapitola"),
    },
    OFFICE: {
        "flagship: electronic communication": ("elektronická komunikace a kyberbezpečnost",),
        "agendas chosen": ("určil agendy", "lze a je žádoucí vést elektronicky"),
        "staff": ("personální", "docházkový systém, vzdělávání"),
        "grants": ("dotační", "podávání žádostí o dotace"),
        "housekeeping": ("hospodářské správě", "techniku a údržbu", "zasedacích místností"),
        "materials for self-government": ("materiálů pro samosprávu", "podepisování"),
        "internal rules": ("vnitřních předpisů", "evidence a podepisování"),
        "in preparation or test": ("připravují nebo testují", "sdílení služebních vozů"),
        "contracts and orders": ("připravují nebo testují", "smlouvy a objednávky"),
    },
    PORTAL: {
        "flagship: data portal": ("informační a datový portál",),
        "data mapped": ("odborů", "zmapovalo", "data a datové sady samy tvoří"),
        "list of data sets": ("seznam datových sad úřadu a jejich správců",),
        "working paper": (
            *("informační a datový portál libereckého kraje", "popisuje systém"),
            "technického a personálního zajištění",
        ),
        "data quality": ("data quality assurance", "data governance", "datovému projektu"),
        "open data": ("uvolněna otevřená data", "jednáních s odbory"),
        "needs set with guarantors": (
            *("garanty informačních systémů", "prezentace a datové sady jsou potřeba"),
        ),
        "design of the portal": ("návrh portálu a jeho služeb", "odpovědností a funkcí"),
        "portal launched": ("datový portál libereckého kraje byl spuštěn", "28. 6. 2023"),
        "portal's address": ("28. 6. 2023", "https://www.dataalk.cz/"),
        "data kept up to date": ("pravidelně aktualizují", "publikačního plánu"),
        "13 open data sets": ("13 otevřených datových sad",),
        "20 areas": ("ve 20 oblastech",),
        "280 charts and 37 maps": ("280 grafů a 37 kartogramů",),
        "20 portals and 14 applications": ("20 portálů a 14 aplikací",),
        "new data sets": ("nové datové sady", "krajského úřadu", "jiných subjektů"),
        "presentation": ("různým cílovým skupinám na různých akcích",),
        "training of staff": ("série školení", "zaměstnanci úřadu", "pracovat s daty z portálu"),
    },
    ICT: {
        "flagship: ICT": ("ict infrastruktura",),
        "competent workplace": ("kompetentní pracoviště", "spravuje datový portál"),
        "what it does": ("sbírá a aktualizuje data", "vyhodnocuje", "prezentuje"),
        "hardware and software": ("hardware i software", "portálu", "datových úložištích"),
        "follows the portal": ("v návaznosti na informační a datový portál",),
    },
    CULTURE: {
        "treasures": ("záchrana pokladů z depozitářů severočeského muzea v liberci",),
        "treasures: equipment": (
            *("vybavení", "zpracování a restaurování sbírek", "zpřístupnění sbírkových fondů"),
        ),
        "library and collection": (
            *("zlepšení ochrany a zpřístupnění knihovního a sbírkového fondu", "muzea liberec"),
            *("restaurování", "digitalizace", "bezpečné a úsporné uložení"),
        ),
        "works of art": (
            *("záchrana a rehabilitace uměleckých děl ve sbírkách oblastní galerie liberec",),
            "podsbírky grafika a kresba",
        ),
        "lighting": (
            *("změna technologie osvětlení expozičně-výstavních prostor a exteriéru",),
            *("oblastní galerie liberec", "bude vyměněna"),
        ),
        "DEPODUB": (
            *("centrální depozitář sbírkových předmětů p. o. resortu kultury (depodub)",),
            *("energeticky pasivním", "metodou bim"),
        ),
        "eLpass": (
            *("elpass", "společná elektronická vstupenka", "liberecké zoo", "botanické zahradě"),
            *("oblastní galerii", "severočeském muzeu", "turnově", "české lípě"),
        ),
        "Lidové sady": (
            *("hudební kulturně kreativní centrum lidové sady", "zaměřené na hudbu"),
            "kulturně společenském centru",
        ),
    },
    OTHER_HEALTH: {
        "eHealth": ("ehealth – interoperabilita zzs libereckého kraje", "připravuje", "softwaru"),
        "eHealth: what for": ("záchranná služba", "zdravotnickou dokumentaci", "elektronicky"),
    },
    ENVIRONMENT: {
        "34 electric cars": ("elektromobilita", "34 elektromobilů", "příspěvkové organizace"),
        "charging stations": ("dobíjecí stanice", "vytipovaných"),
        "training centre Jablonec": (
            *("centrum odborného vzdělávání lk strojírenství a robotiky", "spšt jablonec"),
            *("technologie a vybavení", "odborné předměty"),
        ),
        "training centre Turnov": (
            *("centrum odborného vzdělávání lk zdravotnicko-sociální", "szš turnov"),
            "nové prostory jsou vybaveny",
        ),
        "Turnov: roof and PV": ("szš turnov", "vegetační střecha", "fotovoltaické panely"),
        "rescue base Hrádek": (
            *("výstavba nové výjezdové základny zdravotnické záchranné služby",),
            *("hrádku nad nisou", "střecha přístavby", "vyrábí elektřinu"),
        ),
        "Life4ZOO": (
            *("life4zoo", "water resources management in visitor attraction", "zoo liberec"),
            "fit4use water recirkulation technology",
        ),
        "Life4ZOO: aims": ("hospodařit s vodou v kruhu", "odpadní vody", "šetřit energii"),
        "Life4ZOO: prototype": ("prototyp watersave+", "odpadní vody omezí"),
        "Life4ZOO: half": ("spotřeba pitné vody", "až na polovinu"),
        "Life4ZOO: 2025": ("návratnost se předpokládá v roce 2025",),
    },
    SCHOOLS: {
        "EDIH": ("edih northeast", "malým a středním firmám a veřejné správě", "v realizaci"),
        "EDIH: schools": ("edih northeast", "ai do škol", "školení a semináře pro školy"),
    },
    CARE: {
        "EDIH in social care": ("edih northeast", "malým a středním firmám a veřejné správě"),
        "EDIH: assistive technology": (
            *("zaměstnanci krajských organizací v sociální oblasti", "asistivních technologiích"),
            *("chytrými podložkami", "měřením kvality prostředí"),
        ),
        "EDIH: two homes": (
            *("test before invest", "dvou seniorcentrech", "rokytnici nad jizerou"),
            "jindřichovicích pod smrkem",
        ),
        "EDIH: sensors": ("chytré podložky a čidla kvality prostředí", "teplo, vlhko, co₂"),
        "EDIH: data at once": ("data o svých klientech v reálném čase",),
    },
    ADMINISTRATION: {
        "security of the office": (
            *("zvýšení kybernetické bezpečnosti krajského úřadu libereckého kraje",),
            *("bezdrátové sítě wi-fi", "je připraven"),
        ),
        "security of the rescue service": (
            *("zzs lk – kybernetická bezpečnost a modernizace hw a sw", "je připraven"),
            *("hardware a technologie", "zdravotnického operačního střediska"),
        ),
        "technical map": (
            *("digitální technická mapa libereckého kraje", "informační systém"),
            "správu digitální technické mapy",
        ),
        "EDIH in administration": ("edih northeast", "malým a středním firmám a veřejné správě"),
        "EDIH: archaeology": ("prezentaci archeologického výzkumu", "krajská muzea", "seminář"),
        "EDIH: round table": ("kulatý stůl", "energetických úspor", "sdílené energetice"),
        "BIM": ("koncepce bim lk", "založené na modelu", "tvořit a spravovat"),
        "BIM: how far": ("analytická část skončila", "workshop", "odbory úřadu"),
    },
}
