"""Lit les nombres et les absences tels qu’un tableur français les porte."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from egts_dashboard.ingest.entetes import normalize

ABSENCES = {
    "",
    "-",
    "--",
    "–",
    "—",
    "−",
    "…",
    "...",
    "?",
    "/",
    "nc",
    "nd",
    "nr",
    "na",
    "n/a",
    "n/c",
    "n/d",
    "n/r",
    "nsp",
    "so",
    "#n/a",
    "nonrenseigné",
    "noncommuniqué",
    "nondisponible",
    "nonindiqué",
    "nonprécisé",
    "nonconnu",
    "sansobjet",
    "inconnu",
}
NUANCE = (
    r"[+-] d(?:e\b|['’])|environ|env\.?|approximativement|à peu près|autour d(?:es?\b|['’])|près d(?:es?\b|['’])|presque"
    r"|plus d[e'’]|moins d[e'’]|au moins|au plus|au minimum|au maximum|minimum|maximum"
    r"|avoisin(?:ent|e|ant|aient|ait)\b|de l['’]ordre d[e'’]|quelques?\b"
    r"|(?:est |sont )?estimée?s?(?: à)?|estimation(?: :)?|[~≈<>≤≥±]"
)
QUALIFICATIFS = re.compile(
    rf"(?P<mot>{NUANCE})\s*(?:les |des |d['’])?(?P<reste>.+)", re.IGNORECASE
)
# « 40 environ », « 500 (estimation) ».
APRES = re.compile(
    r"(?P<reste>[0-9][^()]*?)\s*(?P<ouvre>\()?"
    r"(?P<mot>environ|env\.?|estimation|estimée?s?|approximati(?:on|f|vement)|au moins|au plus"
    r"|au minimum|au maximum|minimum|maximum)(?(ouvre)\))",
    re.IGNORECASE,
)
# « Une quarantaine de personnes » : le mot nuance, le nombre se lit dans le mot.
DIZAINES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
ENVIRON_DIX = re.compile(
    rf"(?P<mot>(?:environ |près d['’])?une (?:petite |bonne )?(?P<combien>{'|'.join(DIZAINES)}))"
    r"(?: (?:de |d['’])(?P<quoi>.+))?",
    re.IGNORECASE,
)
UNITES = re.compile(
    r"\s*(€|eur|euros?|participants?|présent(?:e|es|s)?|participations?|personnes?|pers\.?|séances?|réunions?"
    r"|signatures?|réponses?|items?|institutions?|départements?|journées?|jours?|%)\s*$",
    re.IGNORECASE,
)
# Ce qu’une unité compte : des euros, une part, ou des choses que l’on dénombre.
MONNAIE = re.compile(r"(€|eur|euros?)\s*$|^\s*(€|eur\b)", re.IGNORECASE)
MONNAIE_DEVANT = re.compile(r"^(€|eur\b)\s*(?=[0-9])", re.IGNORECASE)
# « 40 à 50 », « 40 (dont 3 excusés) », « 40 + 3 ».
PLUSIEURS = re.compile(r"[0-9][^0-9]*?(?:\b(?:à|et|ou|dont)\b|[-–+(])[^0-9]*[0-9]")
PART = re.compile(r"%\s*$")
MILLIERS = re.compile(r"\s*(k€|m€|k|m|milliers?|millions?|milliards?)\b", re.IGNORECASE)
GROUPES = re.compile(r"[0-9]{1,3}( [0-9]{3})+|[0-9]+", re.ASCII)
LONGUEUR_ABSENCE = 30
LONGUEUR_NOMBRE = 80
# « #N/A » : une formule a cherché, et n’a rien trouvé ; on ne sait pas ce qu’elle cherchait.
INTROUVABLES = frozenset({"#N/A", "#N/D"})
RIEN_TROUVE = "une formule n’a rien trouvé\u00a0: cette case est lue « non renseigné »"
EN_CHIFFRES = "Écrivez-le en chiffres de 0 à 9, sans autre signe."


class ValeurRefusee(Exception):
    """Une case qui ne peut pas être lue : la règle et le remède."""

    def __init__(self, message: str, remede: str):
        super().__init__(message)
        self.message, self.remede = message, remede


def visible(texte: str) -> str:
    """Le texte sans les signes qui ne se voient pas : ce qu’un copier-coller laisse autour."""
    if texte.isascii():
        return texte
    return "".join(c for c in texte if unicodedata.category(c) != "Cf")


def is_absent(texte: str) -> bool:
    """Vrai pour une case vide, un tiret, « n.c. », « n. d. » et leurs pareils."""
    if len(texte) > LONGUEUR_ABSENCE:
        return False
    resserre = "".join(texte.casefold().split())
    return resserre in ABSENCES or resserre.replace(".", "") in ABSENCES


def read_number(texte: str) -> tuple[Decimal | None, str | None]:
    """La valeur et le mot qui la nuance ; rien si la case dit l’absence.

    Lève ValeurRefusee plutôt que de deviner.
    """
    if texte.isascii() and texte.isdigit() and len(texte) < LONGUEUR_ABSENCE:
        return Decimal(texte), None
    if len(texte) > LONGUEUR_NOMBRE:
        raise ValeurRefusee("un nombre est attendu", EN_CHIFFRES)
    return _read_number(texte)


@lru_cache(maxsize=20_000)
def _read_number(texte: str) -> tuple[Decimal | None, str | None]:
    if is_absent(texte):
        return None, None
    mot, reste = _split_qualifier(" ".join(visible(texte).split()))
    _refuse_odd_signs(reste)
    nu = MONNAIE_DEVANT.sub("", UNITES.sub("", reste))
    if MILLIERS.search(nu):
        raise ValeurRefusee(
            "le nombre est donné en milliers ou en millions", "Écrivez-le en entier."
        )
    signe = -1 if nu[:1] in "-−" else 1
    nu = nu.lstrip("+-−").strip() if nu[1:2].strip("+-−") else nu
    valeur = _parse(nu)
    # Le zéro n’a pas de signe.
    return signe * valeur if valeur else valeur, mot


def number_or_none(texte: str) -> Decimal | None:
    """Le nombre de la case ; rien si elle n’en a pas, ou s’il ne se lit pas."""
    try:
        return read_number(texte)[0]
    except ValeurRefusee:
        return None


def check_unit(texte: str, *, est_montant: bool) -> None:
    """Refuse des euros ou un pourcentage là où l’on compte, et le reste là où l’on paie."""
    part = PART.search(texte)
    monnaie = MONNAIE.search(texte)
    autre = UNITES.search(texte) and not monnaie
    if part or (autre if est_montant else monnaie):
        quoi = (
            "un montant en euros"
            if est_montant
            else "un nombre, non une part ou un prix,"
        )
        raise ValeurRefusee(f"{quoi} est attendu", "Vérifiez la colonne, ou la case.")


def read_integer(texte: str) -> tuple[int | None, str | None]:
    """Comme read_number, pour ce qui se compte. Refuse une fraction."""
    if texte.isascii() and texte.isdigit() and len(texte) < LONGUEUR_ABSENCE:
        return int(texte), None
    valeur, mot = read_number(texte)
    if valeur is None:
        return None, mot
    if valeur != valeur.to_integral_value():
        raise ValeurRefusee(
            "un nombre entier est attendu, non une fraction", "Corrigez-le."
        )
    return int(valeur), mot


def _split_qualifier(texte: str) -> tuple[str | None, str]:
    if (dix := ENVIRON_DIX.fullmatch(texte)) and _is_unit(dix["quoi"]):
        return dix["mot"], str(DIZAINES[dix["combien"].lower()])
    if trouve := QUALIFICATIFS.fullmatch(texte) or APRES.fullmatch(texte):
        return trouve["mot"], trouve["reste"]
    return None, texte


def _is_unit(quoi: str | None) -> bool:
    return quoi is None or UNITES.fullmatch(quoi) is not None


def _refuse_odd_signs(texte: str) -> None:
    if any(c.isnumeric() and c not in "0123456789" for c in texte):
        raise ValeurRefusee("des chiffres ne sont pas de 0 à 9", EN_CHIFFRES)
    if "_" in texte:
        raise ValeurRefusee("un nombre ne contient pas de tiret bas", EN_CHIFFRES)
    if normalize(texte) in {"inf", "infinity", "infini", "nan"} or "∞" in texte:
        raise ValeurRefusee("un nombre fini est attendu", EN_CHIFFRES)


def _parse(nu: str) -> Decimal:
    """« 1 113,00 », « 1.113,00 », « 1113.5 » ; l’ambigu « 1.113 » est refusé."""
    entier, decimales = nu, ""
    dernier = max(nu.rfind(","), nu.rfind("."))
    if dernier >= 0:
        separateur = nu[dernier]
        entier, decimales = nu[:dernier], nu[dernier + 1 :]
        autre = "." if separateur == "," else ","
        if autre in entier:
            entier = entier.replace(autre, " ")
        elif (
            len(decimales) == 3
            and decimales.isdigit()
            and entier.isdigit()
            and 0 < len(entier.lstrip("0")) <= 3
        ):
            raise ValeurRefusee(
                "on ne sait si le signe sépare les milliers ou les décimales",
                f"Écrivez {entier}{decimales}, ou deux décimales.",
            )
    est_bon = GROUPES.fullmatch(entier) and (
        dernier < 0 or re.fullmatch("[0-9]+", decimales)
    )
    if not est_bon and PLUSIEURS.search(nu):
        raise ValeurRefusee(
            "la case porte plusieurs nombres",
            "Gardez-y celui qui compte\u202f; les autres vont dans la note.",
        )
    if not est_bon or len(nu) > 40:
        raise ValeurRefusee("un nombre est attendu", EN_CHIFFRES)
    return Decimal(f"{entier.replace(' ', '')}.{decimales or 0}")
