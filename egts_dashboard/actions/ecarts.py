"""Mesurer les écarts d’un tableau apporté : toutes les mesures de la page, sans le magasin."""

from pathlib import Path
from typing import Any

from egts_dashboard.analyses import representativite as analyses
from egts_dashboard.analyses.tirages import GRAINE, TIRAGES, try_draws
from egts_dashboard.errors import DonneesInvalides
from egts_dashboard.ingest.ecarts import OCTETS_MAX, read_ecarts


def mesurer_ecarts(
    fichier: Path, tirages: int = TIRAGES, graine: int = GRAINE, inconnus: int = 0
) -> dict[str, Any]:
    """L’écart d’un CSV (modalite, effectif, reference) à sa référence, dans l’ordre du fichier.

    `inconnus` : les présences sans modalité, hors du tableau. Lève DonneesInvalides en disant
    toutes les erreurs du fichier.
    """
    try:
        with fichier.open("rb") as flux:
            octets = flux.read(OCTETS_MAX + 1)
    except OSError as refus:
        raise DonneesInvalides(f"{fichier} ne peut pas être lu.") from refus
    apport = read_ecarts(fichier.name, octets)
    if apport.anomalies:
        raise DonneesInvalides("\n".join(map(str, apport.anomalies)), apport.anomalies)
    nb = [int(ligne["effectif"]) for ligne in apport.lignes.values()]
    poids = [ligne["reference"] for ligne in apport.lignes.values()]
    epreuve = try_draws(nb, poids, tirages, graine)
    return {
        "n": epreuve.n,
        "tvd": epreuve.tvd,
        "indice": epreuve.indice,
        "tvd_attendue": epreuve.attendue,
        "tvd_p95": epreuve.p95,
        "p_global": epreuve.p,
        "graine": epreuve.graine,
        "tirages": epreuve.tirages,
        "inconnus": inconnus,
        "a_deplacer": epreuve.tvd * epreuve.n,
        "nb_tests": len(nb),
        "modalites": _measure(list(apport.lignes), nb, poids, inconnus),
    }


def _measure(
    noms: list[str], nb: list[int], poids: list[float], inconnus: int
) -> list[dict[str, Any]]:
    total, parts = sum(nb), analyses.shares(poids).tolist()
    exactes = analyses.exact_p(nb, parts)
    colonnes = zip(
        noms,
        nb,
        parts,
        analyses.intervals(nb, analyses.WILSON),
        analyses.intervals(nb, analyses.GOODMAN),
        exactes,
        analyses.benjamini_hochberg(exactes),
        strict=True,
    )
    return [
        {
            "modalite": nom,
            "effectif": n,
            "reference": q,
            "part": n / total,
            # Une part nulle dans la référence ne laisse aucun rapport.
            "ratio": n / total / q if q else None,
            "wilson": list(wilson),
            "goodman": list(goodman),
            "inconnu": list(analyses.unknown_band(n, total + inconnus, inconnus)),
            "p_exact": exacte,
            "p_bh": corrigee,
            "attendu": q * total,
            "ecart_points": 100 * (n / total - q),
            "manque_constant": analyses.missing(n, total, q),
            "manque_ajout": analyses.added(n, total, q) if q < 1 else None,
            "suffisant": analyses.is_enough(q * total),
            "lecture": _reading(n, total, q, wilson, inconnus),
        }
        for nom, n, q, wilson, goodman, exacte, corrigee in colonnes
    ]


def _reading(
    nb: int, total: int, q: float, wilson: tuple[float, float], inconnus: int
) -> str:
    if not q:
        return "insuffisant"
    bas, haut = analyses.unknown_band(nb, total + inconnus, inconnus)
    return analyses.reading(
        q * total, (wilson[0] / q, wilson[1] / q), (bas / q, haut / q)
    )
