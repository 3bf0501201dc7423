"""Les marques de liste : puces, numéros, lettres, codes, et la famille de chacune."""

import re

PUCE = (
    "[\U0001f300-\U0001faff\ue000-\uf8ff•▪▫●○◦‣⁃∙·►▶▷▸▹◂➔➢➤➜⇒→■□◆◇◊❖❯✓✔✗✘✕☐☑☒★☆*–—+-]"
)
# Une police absente laisse à la place de la puce la lettre qui la portait.
ORPHELINE = "(?:[oØüèvq§¤](?=\\s)|[x~](?=\\s+[^\\d\\s]))"
# « » Que la règle soit appliquée » : un guillemet qui ne ferme rien.
OUVRANTE = r"(?:[»›](?=\s))"
EN_TETE = re.compile(rf"^\s*((?:{PUCE}\s*)+|(?:{ORPHELINE}|{OUVRANTE})\s*)(?=\s|\S)")
NUMERO = re.compile(
    r"^\s*(?:"
    r"(?P<nombre>\(?\d{1,2}\s?(?:°\)|[.)°/]|[–-](?=\s)))"
    r"|(?P<lettre>\(?(?:[a-z]|[ivx]{2,4})\)|[a-z]/(?=\s)|(?:[a-z]|[ivx]{2,4})\.(?=\s))"
    r"|(?P<plan>(?:[A-Z]|\d{1,2})(?:\.\d{1,2}){1,3}[.)]?(?=\s+[«“\"]?\s?[A-ZÀ-ÞŒ]))"
    r"|(?P<code>[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})?\s?[.:)–-]|[Nn]\s?°\s?\d{1,2}\s?[.:)–-])"
    r")\s+(?=\S)"
)
COLLEES = re.compile("\\s*[\ue000-\uf8ff•▪●◦‣►▶▸▹➔➢➤■□◆❖✓✔☑]\\s*|\\s*«\\s{1,3}»\\s*")
# « [ ] », « [x] » : une case à cocher tapée est une puce.
A_COCHER = re.compile(r"^(\s*)\[[ xX]?\]\s+(?=\S)")
# « . le bus est rare » : le point que l’on tape faute de puce, détaché de ce qu’il ouvre.
POINT_TAPE = re.compile(r"^(\s*)\.\s+(?=[^\W\d])")
FLECHE_TAPEE = re.compile(r"^(\s*)[=-]{1,2}>\s*(?=\S)")
PENDANTE = re.compile(r"(?<=\w|[.;:!?)»])\s+[\ue000-\uf8ff•▪●◦‣►▶▸▹➢➤■□◆❖✓✔☑]\s*$")
# « Constats : – les bus – les trains » : la marque qui suit le libellé revient.
LIBELLE_LISTE = re.compile(
    r"([A-ZÀ-ÞŒ][^:.;!?]{2,60}?\s?:)\s+(?P<marque>[–—>*+/-]|\d{1,2}\)|[a-z]\))\s+(?=\S)"
)
TIRETS = re.compile(r"(?<=\s)[-–]\s+(?=[A-ZÀ-ÞŒ])")
# « - les bus - les trains - les cars » : trois, et aucun qui reprenne la phrase après une incise.
TIRETS_BAS = re.compile(r"(?<=\s)-\s+(?=\S)")
REPRISE = re.compile(r"(?:d[eu’']|des|à|aux?|et|ou|en|pour|par|sur|dans|qui|que?)\b")
TIRETS_BAS_MIN = 3
NUMEROS = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})\s?[.)]\s+(?=[A-ZÀ-ÞŒ«])")
FLECHE = re.compile("[→➔➢➤➜⇒►]")


def family(texte: str) -> str:
    """La famille de la marque qui ouvre le texte, « 1. » et « 1) » à part ; vide sans marque."""
    if puce := EN_TETE.match(texte):
        return puce[1].strip()[:1]
    numero = NUMERO.match(texte)
    if numero is None:
        return ""
    if numero["plan"]:
        # « 2.1 » et « A.3.2 » : le rang dans un plan, à sa profondeur.
        return f"plan{numero['plan'].strip('.)').count('.')}"
    return f"{numero.lastgroup}{numero.group().strip()[-1]}"


def rank(texte: str) -> int:
    """Le numéro d’un item numéroté, le dernier d’un numéro de plan ; 0 sans numéro."""
    numero = NUMERO.match(texte)
    ecrit = (numero["nombre"] or numero["plan"] or "") if numero else ""
    chiffres = re.sub(r"\D", "", ecrit.rstrip(".)").rpartition(".")[2])
    return int(chiffres or 0)


def unmark(texte: str) -> str:
    """Le texte sans sa marque."""
    return NUMERO.sub("", EN_TETE.sub("", texte)).strip()


def are_numbered(texte: str) -> bool:
    """Vrai pour « 1. … 2. … » : des numéros qui se suivent dans une même ligne."""
    numeros = [int(n) for n in NUMEROS.findall(texte)]
    return len(numeros) > 1 and numeros == list(
        range(numeros[0], numeros[0] + len(numeros))
    )


def split_label(texte: str, suite: str = "") -> tuple[str, list[str]] | None:
    """Le libellé et les items d’une ligne « Freins : – les bus – les trains » ; None sinon.

    `suite` : la marque de l’item qui suit la ligne ; la même, et un seul item suffit.
    """
    tete = LIBELLE_LISTE.match(texte)
    if tete is None:
        return None
    marque = tete["marque"]
    forme = re.escape(marque) if len(marque) == 1 else rf"[\da-z]{{1,2}}\{marque[-1]}"
    items = re.split(rf"\s+{forme}\s+", texte[tete.end() :])
    est_liste = len(items) > 1 or (suite != "" and suite == family(f"{marque} x"))
    return (tete[1], items) if est_liste and min(map(len, items)) > 2 else None


def split_dashes(texte: str) -> list[str]:
    """Les items d’une ligne qui commence par un tiret et en a d’autres."""
    parts = [p for p in TIRETS_BAS.split(texte) if p.strip(" -")]
    if (
        len(parts) >= TIRETS_BAS_MIN
        and min(len(p.split()) for p in parts) > 1
        and not any(map(REPRISE.match, parts[1:]))
    ):
        return parts
    return [p for p in TIRETS.split(texte) if p.strip()]


def split_numbers(texte: str) -> list[str]:
    """Les morceaux d’une ligne à numéros, sans les numéros."""
    return [p for p in re.split(NUMEROS.pattern, texte) if not p.isdigit()]
