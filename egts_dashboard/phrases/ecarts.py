"""Les écarts d’un tableau à sa référence, pour la console et pour la page."""

from collections.abc import Iterator, Mapping
from typing import Any

from egts_dashboard.francais import compte, nombre

LECTURES = {
    "au_dessus": "au-dessus de sa part",
    "au_dessous": "au-dessous de sa part",
    "proche": "compatible avec un tirage au sort",
    "non_assure": "dépend des inconnus",
    "insuffisant": "données insuffisantes",
}
# Au-dessous, quatre décimales ne diraient que des zéros.
P_MINIMALE = 1e-4
TIRAGE = (
    "Personne n’a été tiré au sort\u00a0: une probabilité mesure la distance à ce que donnerait"
    " un tirage au sort dans la référence."
)


def probabilite(p: float) -> str:
    """« 0,0123 », « < 0,0001 »."""
    # 1 / (B + 1) ne tombe pas juste en binaire.
    return nombre(p, 4) if p >= P_MINIMALE * 0.999 else "<\u00a00,0001"


def p_egale(p: float) -> str:
    """« p = 0,0123 », « p < 0,0001 »."""
    dite = probabilite(p)
    return f"p {dite}" if dite.startswith("<") else f"p = {dite}"


def report(mesures: Mapping[str, Any]) -> Iterator[str]:
    """Les lignes à écrire : l’ensemble, puis chaque modalité."""
    yield (
        f"{compte(mesures['n'], 'présence comparée', 'présences comparées')}\u00a0: TVD"
        f" {nombre(mesures['tvd'], 4)}, indice {nombre(mesures['indice'], 4)}."
    )
    yield (
        f"Un tirage au sort du même nombre\u00a0: TVD {nombre(mesures['tvd_attendue'], 4)} en"
        f" moyenne, {nombre(mesures['tvd_p95'], 4)} au plus 19 fois sur 20."
    )
    yield (
        f"Test global\u00a0: {p_egale(mesures['p_global'])}"
        f" ({compte(mesures['tirages'], 'tirage')}, graine {mesures['graine']})."
    )
    for modalite in mesures["modalites"]:
        yield from _modalite(modalite)
    yield (
        f"P corrigée\u00a0: Benjamini–Hochberg sur {compte(mesures['nb_tests'], 'test')}."
        f" {TIRAGE}"
    )


def _modalite(m: Mapping[str, Any]) -> Iterator[str]:
    rapport = (
        "sans rapport" if m["ratio"] is None else f"rapport {nombre(m['ratio'], 3)}"
    )
    yield f"- {m['modalite']}\u00a0: {rapport}, {LECTURES[m['lecture']]}"
    yield (
        f"    {nombre(m['effectif'])} pour {nombre(m['attendu'], 1)} attendues, écart"
        f" {nombre(m['ecart_points'], 1)}\u00a0points\u202f; il en manque"
        f" {nombre(m['manque_constant'], 1)} à total constant,"
        f" {nombre(m['manque_ajout'], 1)} si l’on ne fait qu’ajouter"
    )
    yield (
        f"    part {_borne(m['wilson'])} (Wilson), {_borne(m['goodman'])} (Goodman)\u202f; p"
        f" exacte {probabilite(m['p_exact'])}, corrigée {probabilite(m['p_bh'])}"
    )


def _borne(intervalle: tuple[float, float]) -> str:
    return f"[{nombre(intervalle[0], 4)}\u202f; {nombre(intervalle[1], 4)}]"
