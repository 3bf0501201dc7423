"""Les mots d’un rapport : mise au propre, phrases et verbes."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Les règles relisent dix fois la même phrase.
TEXTES_RETENUS = 4096
COMBINANTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
CITATION_BREVE = re.compile(r"«[^«»]{1,160}»")
LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
        "\x00": "",
    }
)
BALISE_CONNUE = re.compile(
    r"</?(?:p|b|i|u|em|strong|span|sup|sub|ol|ul|li|div|td|th|tr|table|tbody|thead|h[1-6]|br|font)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
SIGNES_INVISIBLES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
EMPHASE = re.compile(r"(?<!\w)(\*{1,3}|_{2,3})(?=\S)|(?<=\S)(\*{1,3}|_{2,3})(?!\w)")
# « _Question 2 : qui paie ?_ », « [la charte](https://…) » : la mise en page d’un texte balisé.
ITALIQUE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{2,300}?)(?<=[^\s_])_(?![\w_])")
LIEN = re.compile(
    r"(?<!!)\[([^\[\]]{1,200})\]\((?:https?://|mailto:|[#/])[^\s()]{0,500}\)"
)
FIN_DE_PHRASE = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?…][»”])|(?<=[.!?…][\s\u00a0\u202f][»”]))[\s\u00a0]+(?=[«“\"]?[\s\u00a0]?[A-ZÀ-ÞŒ])"
)
ABREVIATION_MAX = 5
SANS_FIN = re.compile(
    r"(?:\b(?:ex|cf|p|pp|art|M|Mme|MM|n|no|vol|env|min|max|Dr|St)|\b[A-Z])\.$"
)
# « Mme Roux (habitante) : » dit qui parle, non ce qui se dit.
LOCUTEUR = re.compile(
    r"(?:(?:M\.|MM\.|Mme|Mmes|Mlle|Dr)\s[^:.;]{2,60}|[A-ZÀ-ÞŒ][^:.;()]{1,40}\([^()]{2,50}\))\s?:\s+(?=\S)"
)
NON_VERBES = frozenset(
    """premier dernier atelier metier dossier papier quartier chantier calendrier courrier
    particulier financier dernier levier janvier fevrier routier foyer loyer entier hier
    singulier policier sanitaire cahier chancelier danger leger regulier escalier clavier
    tier bailleur loisir avenir plaisir souvenir desir menuisier plenier infirmier
    hotelier ouvrier employer-e millier usager cher fer mer hiver manager leader over ter
    trottoir couloir devoir pouvoir espoir panier sentier grossier hospitalier immobilier mobilier foncier
    verger potager rucher berger boulanger passager plancher clocher rocher grenier palier gravier
    jardinier cuisinier policier pompier charpentier plombier epicier postier ecolier cavalier glacier
    poulailler clapier pommier prunier peuplier rosier marronnier tablier terrier""".split()
)
VERBES_EN_RE = re.compile(
    r"(?:faire|mettre|prendre|pendre|tendre|rendre|fendre|vendre|cendre|pondre|fondre|perdre|mordre"
    r"|duire|struire|crire|(?:^|[^a-z])(?:re)?lire|elire|dire|suivre|vivre|aitre|oitre|etre|naitre"
    r"|indre|soudre|clure|vaincre|battre|rompre|croire|boire|traire|plaire|taire-valoir)$"
)
VERBES_EN_OIR = re.compile(r"(?:voir|valoir|loir|seoir)$")
# « À partir des éléments transmis » : une préposition.
LOCUTION = re.compile(r"partir d(?:e |u |es |')")
AVANT_VERBE = re.compile(
    r"^(?:(?:mieux|ne pas|ne plus|bien|plus|de|a|savoir|y|en|re|co)[\s-]+|[ds]['’]|n['’]|se\s+|les?\s+|la\s+)+"
)


def clean(texte: str) -> str:
    """Le texte sans balises de mise en page, ligatures ni marques d’emphase."""
    texte = BALISE_CONNUE.sub(" ", texte.translate(LIGATURES))
    texte = SIGNES_INVISIBLES.sub(" ", texte)
    texte = LIEN.sub(r"\1", EMPHASE.sub("", texte))
    texte = ITALIQUE.sub(r"\1", texte)
    texte = re.sub(r"[\u00a0\u202f]{3,}", "\u00a0", texte)
    return re.sub(r"[^\S\u00a0\u202f]+", " ", texte).strip(" \t\u00a0\u202f")


@lru_cache(maxsize=TEXTES_RETENUS)
def plain(texte: str) -> str:
    """Le texte en minuscules sans accents, apostrophes droites, pour le reconnaître."""
    decompose = unicodedata.normalize("NFKD", texte.casefold())
    sans = decompose if decompose.isascii() else COMBINANTS.sub("", decompose)
    return " ".join(sans.replace("’", "'").replace("œ", "oe").split())


def is_dash(cellule: str) -> bool:
    """Vrai pour « – » : une case qui dit « rien », et que sa rangée garde."""
    return clean(cellule) != "" and not any(map(str.isalnum, cellule))


def sentences(texte: str) -> list[str]:
    """Les phrases d’un texte, dans l’ordre ; une abréviation n’en finit pas une."""
    trouvees: list[str] = []
    for morceau in _pieces(texte):
        if trouvees and _is_open(trouvees[-1]):
            trouvees[-1] += f" {morceau}"
        else:
            trouvees.append(morceau)
    return [phrase.strip() for phrase in trouvees if phrase.strip()]


def _pieces(texte: str) -> Iterator[str]:
    """Ce que séparent les fins de phrase, hors d’une citation brève, qui tient d’un bloc."""
    citations = [trouve.span() for trouve in CITATION_BREVE.finditer(texte)]
    debut = rang = 0
    for fin in FIN_DE_PHRASE.finditer(texte):
        while rang < len(citations) and citations[rang][1] <= fin.start():
            rang += 1
        if rang == len(citations) or fin.start() < citations[rang][0]:
            yield texte[debut : fin.start()]
            debut = fin.end()
    yield texte[debut:]


def _is_open(phrase: str) -> bool:
    """Vrai si ce qui semble la finir n’est que le point d’une abréviation."""
    return SANS_FIN.search(phrase, max(len(phrase) - ABREVIATION_MAX, 0)) is not None


def spoken(texte: str) -> str:
    """Le texte sans le nom de qui parle, s’il s’ouvre sur lui."""
    return LOCUTEUR.sub("", texte, count=1) if LOCUTEUR.match(texte) else texte


def begins_with_infinitive(texte: str) -> bool:
    """Vrai si le texte s’ouvre sur un verbe à l’infinitif : « Mieux former… »."""
    simple = re.sub(r"^[^a-z]+", "", plain(texte))
    simple = AVANT_VERBE.sub("", simple)
    trouve = re.match(r"[a-z]+(?:-[a-z]+)*", simple)
    if trouve is None or LOCUTION.match(simple):
        return False
    mot = trouve.group().split("-")[-1]
    if len(mot) < 4 or mot in NON_VERBES:
        return False
    if mot.endswith("oir") and not VERBES_EN_OIR.search(mot):
        return False
    if mot.endswith("re"):
        return VERBES_EN_RE.search(mot) is not None
    return mot.endswith(("er", "ir"))
