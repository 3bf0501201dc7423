"""Les nombres d’un rapport : séances, participations et montants en euros."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from egts_dashboard.analyses.extraction_texte import plain

ESPACE = "[ \u00a0\u202f\u2009]"
NOMBRE = r"(?<![\d,.])(?:\d{1,3}(?:[ \u00a0\u202f\u2009.]\d{3}){1,3}|\d+)(?:,\d{1,2}|\.\d{1,2})?(?!\d)"
MONTANT = re.compile(
    rf"({NOMBRE}){ESPACE}*(?:(k|K|M){ESPACE}?€|(milliers?|millions?) d.euros?|€|\*{{1,2}}{ESPACE}*€|euros?\b|EUR\b)"
)
LETTRES = {
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "quinze": 15,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "une centaine de": 100,
    "une trentaine de": 30,
    "une vingtaine de": 20,
    "une quinzaine de": 15,
    "une dizaine de": 10,
    "une quarantaine de": 40,
    "une cinquantaine de": 50,
    "une soixantaine de": 60,
}
EN_LETTRES = "|".join(sorted(LETTRES, key=len, reverse=True))
QUI = (
    r"(?:participant|participation|personne|presents?(?!\w)|inscrit|signature|signataire|professionnel|usager|habitant"
    r"|benevole|etudiant|stagiaire|agent|elue?s?(?!\w)|citoyen|salarie|emargement|travailleur|contributeur|repondant"
    r"|parent|jeune|resident|adherent|acteur|stagiaire|educateur|assistant)"
)
PRESENCES = re.compile(
    rf"(?<![\d,.])(\d{{1,3}}(?: \d{{3}}){{1,3}}|\d+|\b(?:{EN_LETTRES})) (?:autres |nouveaux |jeunes )?({QUI}(?:\(?[a-z·.\-]*\)?)?)\b"
)
APRES = re.compile(
    rf"\b({QUI}(?:[a-z·.]*)(?: (?:presents?|inscrits?|attendus?))?|effectif)\s*(?::|=)\s*(?:environ |pres de )?(\d{{1,3}}(?: \d{{3}}){{1,3}}|\d+)\b(?! ?%)"
)
SEANCES = re.compile(
    rf"(?<![\d,.])(\d+|\b(?:{EN_LETTRES}|une|un)) (seances?|sessions?|ateliers?|rencontres?|tables rondes)\b"
)
REPARTITION = re.compile(r"^\W*(?:repartition|dont|effectifs?|profils?|origines?)\b")
UNITES = re.compile(r"\bunites?\b|\bdont\b|\brepartition\b|\beffectifs?\b|\bmetiers?\b")
SIGLE = re.compile(r"\b[A-Z]{2,6}S?\b\s*\((\d{1,3})\)")
PART = re.compile(
    r"(?<![\d,.])(\d{1,5})\s+(?:(?:en|au|aux|des?|du|pour)\s+)?[«“]?\s*(?=[A-Za-zÀ-ÿ])"
)


@dataclass(frozen=True)
class Nombre:
    """Un nombre lu dans une ligne, et les mots qui le portent."""

    nature: str
    texte: str
    valeur: float
    motif: str
    confiance: float


def amounts(texte: str) -> Iterator[Nombre]:
    """Les montants en euros, dans l’ordre."""
    for trouve in MONTANT.finditer(texte):
        facteur = _factor(trouve[2], trouve[3])
        yield Nombre(
            "montant",
            _context(texte, *trouve.span()),
            round(to_number(trouve[1]) * facteur, 2),
            "montant_en_euros",
            0.95,
        )


def _factor(prefixe: str | None, mot: str | None) -> int:
    if prefixe in ("k", "K") or (mot and mot.startswith("millier")):
        return 1000
    return 1_000_000 if prefixe == "M" or mot else 1


def to_number(texte: str) -> float:
    """« 1 113,00 » → 1113.0."""
    mot = plain(texte)
    if mot in LETTRES:
        return float(LETTRES[mot])
    if mot in ("un", "une"):
        return 1.0
    sans = re.sub(r"[\s\u00a0\u202f\u2009]", "", texte)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", sans):
        sans = sans.replace(".", "")
    return float(sans.replace(",", "."))


def counts(texte: str) -> Iterator[Nombre]:
    """Les séances et les participations, dans l’ordre de leur sorte."""
    simple = plain(texte)
    presences = [t for t in PRESENCES.finditer(simple) if not _is_population(simple, t)]
    for trouve in presences:
        yield _count("participations", texte, trouve[1], "nombre_et_nom", 0.9)
    suivies = [] if presences else APRES.findall(simple)
    for _, nombre in suivies:
        yield _count("participations", texte, nombre, "nombre_et_nom", 0.85)
    a_participants = bool(presences or suivies)
    for trouve in SEANCES.finditer(simple):
        if trouve[1] in ("un", "une") and not a_participants:
            continue
        confiance = 0.9 if a_participants else 0.5
        yield _count("seances", texte, trouve[1], "nombre_et_nom", confiance)
    yield from _shares(texte, simple)


def _is_population(simple: str, trouve: re.Match[str]) -> bool:
    """« une commune de 10 000 habitants » ne dit pas qui est venu."""
    return trouve[2].startswith("habitant") and bool(
        re.search(r"commune|ville|agglomeration|population", simple[: trouve.start()])
    )


def _shares(texte: str, simple: str) -> Iterator[Nombre]:
    """« Répartition : 269 Aquitaine, 42 Limousin » et « ES (17), CESF (8) »."""
    if UNITES.search(simple):
        for trouve in SIGLE.finditer(texte):
            yield _count("participations", texte, trouve[1], "repartition", 0.6)
    if REPARTITION.match(simple):
        _, _, suite = texte.partition(":")
        for trouve in PART.finditer(suite):
            if not PRESENCES.match(simple, 0) and not suite[trouve.end() :].startswith(
                "%"
            ):
                yield _count("participations", texte, trouve[1], "repartition", 0.7)


def _count(
    nature: str, texte: str, nombre: str, motif: str, confiance: float
) -> Nombre:
    debut = max(plain(texte).find(nombre), 0)
    extrait = _context(texte, debut, debut + len(nombre))
    return Nombre(nature, extrait, to_number(nombre), motif, confiance)


def _context(texte: str, debut: int, fin: int) -> str:
    """Les mots autour du nombre ; toute la ligne quand elle est courte."""
    if len(texte) <= 160:
        return texte
    gauche = texte.rfind(" ", 0, max(debut - 70, 0)) + 1
    droite = texte.find(" ", min(fin + 70, len(texte)))
    return texte[gauche : droite if droite > 0 else len(texte)]
