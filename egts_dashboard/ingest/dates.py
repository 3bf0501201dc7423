"""Lit une date telle qu’un tableur français la porte, et dit ce qu’il a fallu y comprendre."""

import datetime as dt
import re
from typing import Any

from egts_dashboard.francais import MOIS, date_longue
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.valeurs import (
    EN_CHIFFRES,
    RIEN_TROUVE,
    ValeurRefusee,
    is_absent,
)

HEURE = r"(?:[T ,]+(?:à )?(\d{1,2}(?::|\s?h\s?)(?:\d{2})?(?::\d{2})?(?:\.\d+)?))?"
HEURE_FINALE = re.compile(
    r"[ ,]+(?:à )?(\d{1,2}\s?(?:h|:\d{2})\s?(?:\d{2})?)$", re.ASCII | re.IGNORECASE
)
ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){HEURE}", re.ASCII)
CHIFFREE = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){HEURE}", re.ASCII)
COURTE = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{2}}){HEURE}", re.ASCII)
JOURS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
# « mar. 10 juin 2014 » : trois lettres suffisent.
NOM_DU_JOUR = "|".join(f"{jour}|{jour[:3]}" for jour in JOURS)
EN_LETTRES = re.compile(
    rf"(?:({NOM_DU_JOUR}) )?(\d{{1,2}})(?: ?er)? ([a-z]+) (\d{{4}}|\d{{2}})", re.ASCII
)
# Ce qui précède une date en chiffres : « le », « mardi », « mar. ».
DEVANT = re.compile(
    rf"(?:le )?(?:({NOM_DU_JOUR})[.,]? )?(?=\d)", re.ASCII | re.IGNORECASE
)
ECARTES = re.compile(r"(?<=\d)\s*([/.])\s*(?=\d)", re.ASCII)
MOIS_EN_LETTRES = re.compile(r"([a-z]+) (\d{4})", re.ASCII)
MOIS_CHIFFRE = re.compile(r"(\d{1,2})[/.](\d{4})|(\d{4})-(\d{1,2})", re.ASCII)
COLLEE = re.compile(r"\d{8}", re.ASCII)
SERIE = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
MINUIT = re.compile(r"0{1,2}\D+(?:00)?(?::00)?(?:\.0+)?")
# Le jour zéro des tableurs.
ORIGINE = dt.date(1899, 12, 30)
# Une année à deux chiffres, un nombre de jours ne se lisent que là.
PLAUSIBLES = range(1950, 2041)
# La colonne dont « precision_date » dit la précision : elle peut n’avoir que le mois.
PRECISEE, PRECISION = "date_debut", "precision_date"
SEUL_LE_MOIS = "seul le mois est dit\u00a0: la date est le premier du mois"
AINSI = "Écrivez-la ainsi\u00a0: 10/06/2014, 10 juin 2014 ou 2014-06-10."
# « 10 et 11 juin 2014 », « du 10 au 12 juin », « 10/06/2014 - 11/06/2014 ».
PERIODE = re.compile(
    r"\b\d{1,2}(?: ?er)?\s*(?:et|au|à|-|–|&)\s*\d{1,2}(?: ?er)? [^\W\d]"
    r"|\d{4}\s+(?:et|au|à|-|–)\s+\d",
    re.IGNORECASE,
)
PREMIER_JOUR = (
    "la case porte plusieurs jours",
    "Gardez-y le premier\u202f; le dernier va dans une colonne «\u00a0date_fin\u00a0», si la table en"
    " a une.",
)
RANGS_MOIS = {normalize(mois): rang for rang, mois in enumerate(MOIS, start=1)}
# Comme on les abrège : « 10 févr. 2014 », « 1er sept. 2014 ».
RANGS_MOIS |= {
    abrege: rang
    for rang, abreges in enumerate(
        "janv jan|fev fevr|mar|avr|mai|jun|juil jul|aou|sept sep|oct|nov|dec".split(
            "|"
        ),
        start=1,
    )
    for abrege in abreges.split()
}


def read_date(texte: str) -> tuple[dt.date | None, str | None]:
    """La date, et ce qu’il a fallu comprendre pour la lire ; rien si la case dit l’absence.

    Le jour précède le mois. Lève ValeurRefusee plutôt que de choisir entre deux lectures.
    """
    if is_absent(texte):
        return None, None
    nu = " ".join(texte.split())
    if not nu.isascii() and any(c.isdigit() and not c.isascii() for c in nu):
        raise ValeurRefusee("des chiffres ne sont pas de 0 à 9", EN_CHIFFRES)
    for lire in (_in_digits, _in_words, _glued, _serial):
        if lue := lire(nu):
            return lue
    if PERIODE.search(nu):
        raise ValeurRefusee(*PREMIER_JOUR)
    regle = "le jour manque" if _month(nu) else "une date est attendue"
    raise ValeurRefusee(regle, AINSI)


def read_start(texte: str) -> tuple[dt.date | None, str | None]:
    """Comme read_date, là où un mois suffit : son premier jour, et SEUL_LE_MOIS."""
    if trouve := _month(" ".join(texte.split())):
        return _day(*trouve, 1), SEUL_LE_MOIS
    return read_date(texte)


def told(mot: str, valeurs: dict[str, Any]) -> tuple[str, str, str]:
    """Ce qu’il faut dire d’une date comprise, ou d’un « #N/A » : (règle, remède, gravité).

    D’un mois seul, écrit la précision dans `valeurs`, si le fichier ne dit pas le contraire.
    """
    if mot == RIEN_TROUVE:
        return mot, "Corrigez la formule, ou videz la case.", "avertissement"
    if mot != SEUL_LE_MOIS:
        return mot, "Vérifiez la date.", "avertissement"
    if valeurs.get(PRECISION) == "jour":
        return "le jour manque, et la précision dit qu’il est connu", AINSI, "erreur"
    valeurs[PRECISION] = valeurs.get(PRECISION) or "mois"
    return mot, "Ajoutez le jour, s’il est connu.", "avertissement"


def _month(nu: str) -> tuple[int, int] | None:
    """L’année et le rang du mois de « juin 2014 », « 06/2014 » ou « 2014-06 »."""
    if trouve := MOIS_CHIFFRE.fullmatch(nu):
        return int(trouve[2] or trouve[3]), int(trouve[1] or trouve[4])
    trouve = MOIS_EN_LETTRES.fullmatch(normalize(nu))
    rang = RANGS_MOIS.get(trouve[1]) if trouve else None
    return (int(trouve[2]), rang) if trouve and rang else None


def _in_digits(nu: str) -> tuple[dt.date, str | None] | None:
    """« 10/06/2014 », « mardi 10/06/14 », « 10 / 06 / 2014 »."""
    devant = DEVANT.match(nu)
    suite = ECARTES.sub(r"\1", nu[devant.end() :] if devant else nu)
    lue = _long(suite) or _short(suite)
    if lue is None or devant is None or devant[1] is None:
        return lue
    dits = [lue[1], _weekday(lue[0], devant[1].casefold())]
    return lue[0], ", ".join(d for d in dits if d) or None


def _long(nu: str) -> tuple[dt.date, str | None] | None:
    if trouve := ISO.fullmatch(nu):
        annee, mois, jour = map(int, trouve.groups()[:3])
    elif trouve := CHIFFREE.fullmatch(nu):
        jour, mois, annee = map(int, trouve.groups()[:3])
    else:
        return None
    return _day(annee, mois, jour), _hour(trouve[4])


def _short(nu: str) -> tuple[dt.date, str | None] | None:
    """« 10/06/14 » ; avec des tirets, l’année peut aussi être devant : « 14-06-10 »."""
    if not (trouve := COURTE.fullmatch(nu)):
        return None
    debut, milieu, fin = int(trouve[1]), int(trouve[3]), trouve[4]
    annee = _century(fin)
    est_double = len(trouve[1]) == 2 and debut != int(fin)
    if trouve[2] == "-" and est_double and _is_day(debut, milieu, int(fin)):
        raise ValeurRefusee(
            "on ne sait si l’année est au début ou à la fin",
            "Écrivez l’année en quatre chiffres.",
        )
    dits = [f"l’année {fin} est lue {annee}", _hour(trouve[5])]
    return _day(annee, milieu, debut), ", ".join(d for d in dits if d)


def _in_words(nu: str) -> tuple[dt.date, str | None] | None:
    heure = HEURE_FINALE.search(nu)
    trouve = EN_LETTRES.fullmatch(normalize(nu[: heure.start()] if heure else nu))
    rang = RANGS_MOIS.get(trouve[3]) if trouve else None
    if trouve is None or rang is None:
        return None
    courte = trouve[4] if len(trouve[4]) == 2 else None
    annee = _century(courte) if courte else int(trouve[4])
    date = _day(annee, rang, int(trouve[2]))
    dits = [
        f"l’année {courte} est lue {annee}" if courte else None,
        _hour(heure[1] if heure else None),
        _weekday(date, trouve[1]),
    ]
    return date, ", ".join(dit for dit in dits if dit) or None


def _weekday(date: dt.date, dit: str | None) -> str | None:
    """Ce qu’il faut dire d’un jour de la semaine qui n’est pas celui de la date."""
    vrai = JOURS[date.weekday()]
    if dit is None or vrai.startswith(dit):
        return None
    voulu = next(jour for jour in JOURS if jour.startswith(dit))
    return f"le {date_longue(date)} est un {vrai}, non un {voulu}"


def _glued(nu: str) -> tuple[dt.date, str | None] | None:
    """« 20140610 », « 10062014 » : jamais les deux à la fois, l’année étant de notre temps."""
    if not COLLEE.fullmatch(nu):
        return None
    for annee, mois, jour in ((nu[:4], nu[4:6], nu[6:]), (nu[4:], nu[2:4], nu[:2])):
        if 1900 <= int(annee) <= 2100 and _is_day(int(annee), int(mois), int(jour)):
            lue = _day(int(annee), int(mois), int(jour))
            return lue, f"ces chiffres sont lus comme le {date_longue(lue)}"
    return None


def _serial(nu: str) -> tuple[dt.date, str | None] | None:
    """« 41800 », ce qu’un tableur garde d’une date dont il a perdu la forme."""
    if not SERIE.fullmatch(nu):
        return None
    lue = ORIGINE + dt.timedelta(days=int(nu[:5]))
    if lue.year not in PLAUSIBLES:
        return None
    return lue, f"ce nombre de jours de tableur est lu comme le {date_longue(lue)}"


def _hour(heure: str | None) -> str | None:
    if heure is None or MINUIT.fullmatch(heure):
        return None
    return f"l’heure ({heure}) n’est pas gardée"


def _century(annee: str) -> int:
    possibles = [a for a in (1900 + int(annee), 2000 + int(annee)) if a in PLAUSIBLES]
    if len(possibles) == 1:
        return possibles[0]
    raise ValeurRefusee(
        f"on ne sait de quel siècle est l’année {annee}",
        "Écrivez l’année en quatre chiffres.",
    )


def _is_day(annee: int, mois: int, jour: int) -> bool:
    try:
        dt.date(annee if annee > 99 else 2000 + annee, mois, jour)
    except ValueError:
        return False
    return True


def _day(annee: int, mois: int, jour: int) -> dt.date:
    try:
        date = dt.date(annee, mois, jour)
    except ValueError as refus:
        raise ValeurRefusee(
            "cette date n’existe pas", "Vérifiez le jour et le mois."
        ) from refus
    if not 1900 <= date.year <= 2100:
        raise ValeurRefusee("cette date est hors de notre temps", "Vérifiez l’année.")
    return date
