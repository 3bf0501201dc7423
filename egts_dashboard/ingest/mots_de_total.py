"""Les mots qui annoncent un total, et le doute de ceux que les nombres ne confirment pas."""

import re
from collections.abc import Mapping

from egts_dashboard.ingest.entetes import normalize

# « T O T A L », comme un tableau imprimé l’étire.
ETIRE = re.compile(r"\bt\W{1,3}o\W{1,3}t\W{1,3}a\W{1,3}l\b", re.IGNORECASE)
# Un mot qui n’annonce un total que si le reste de la ligne n’est que nombres, ou s’ils le vérifient.
TOTAL = re.compile(
    r"(soit )?(au |un )?(sous |ss |s |grand )?tota(l|ux)\b.{0,60}|tot|somme|ensemble|cumul"
)
# Ce qui en annonce un, même à côté d’un territoire ou d’une démarche.
NET = re.compile(
    r"(sous|ss|s) tota(l|ux)\b.{0,60}|grand total|tota(l|ux)( general| generaux)?"
)
# De quoi passer vite sur les autres lignes.
INDICE = rf"tota|somme|ensemble|cumul|\btot\b|{ETIRE.pattern}"
ANNONCE = re.compile(r"(soit|au|un|sous|ss|s|grand|tota(l|ux)|tot|somme|ensemble)")


def word(libelle: str) -> str:
    """Le libellé simplifié, le mot « total » resserré s’il est étiré."""
    return normalize(ETIRE.sub("total", libelle))


def told_beside(dits: Mapping[int, str]) -> int | None:
    """Le rang de la case qui annonce un total, dans une ligne qui dit autre chose ; sinon rien."""
    trouves = (r for r, texte in dits.items() if TOTAL.fullmatch(word(texte)))
    return next(trouves, None) if len(dits) > 1 else None


def repeats(dits: Mapping[int, str], rang: int) -> bool:
    """Vrai si l’annonce ne nomme que ce qu’une autre case dit : « Total Aquitaine ; Aquitaine »."""
    nomme = {m for m in word(dits[rang]).split() if not ANNONCE.fullmatch(m)}
    autres = (set(word(texte).split()) for r, texte in dits.items() if r != rang)
    return any(nomme <= mots for mots in autres)
