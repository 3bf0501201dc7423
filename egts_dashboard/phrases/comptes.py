"""Les comptes qu’un geste change, écrits à la française."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from egts_dashboard.francais import NON_RENSEIGNE, euros, nombre
from egts_dashboard.models.libelles import libelle

# mesure → (ce qui est compté, comment s’écrit sa valeur, famille de libellés de ses codes).
MESURES: dict[str, tuple[str, Callable[[Any], str], str | None]] = {
    "lignes": ("Lignes de la table", nombre, "nom_table"),
    "themes_items": ("Items du thème", nombre, None),
    "items_codes": ("Items codés", nombre, None),
    "codages_codeur": ("Codages de", nombre, None),
    "preconisations_demarche": ("Préconisations de la démarche", nombre, None),
    "preconisations_atelier": ("Préconisations de l’atelier", nombre, None),
    "constats_angle": ("Constats, point de vue", nombre, "angle"),
    "participations_territoire": ("Participations en ateliers", nombre, None),
    "seances_territoire": ("Séances d’ateliers", nombre, None),
    "depenses_poste": ("Dépenses, poste", euros, "poste"),
    "depenses_territoire": ("Dépenses, territoire", euros, None),
    "enveloppes_consommees": ("Consommé sur l’enveloppe", euros, None),
    "remontees_nature": ("Remontées", nombre, "nature_remontee"),
    "remontees_statut": ("Remontées", nombre, "statut_remontee"),
    "liens_nature": ("Liens entre items", nombre, "nature_lien"),
    "ecarts": ("Écarts du contrôle", nombre, None),
}


def counted(
    comptes: Sequence[Mapping[str, Any]],
) -> list[tuple[str, str, str, str, str]]:
    """(ce qui est compté, de quoi, avant, après, écart signé) de chaque compte qui change."""
    return [
        (
            MESURES[compte["mesure"]][0],
            _name(compte),
            _write(compte["mesure"], compte["avant"]),
            _write(compte["mesure"], compte["apres"]),
            _gap(compte),
        )
        for compte in comptes
    ]


def sentences(comptes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """« Items du thème, Formation : 12 → 15 » pour chaque compte qui change."""
    for quoi, detail, avant, apres, _ in counted(comptes):
        yield f"  {quoi}, {detail}\u00a0: {avant} → {apres}"


def _name(compte: Mapping[str, Any]) -> str:
    famille = MESURES[compte["mesure"]][2]
    lu = str(compte["libelle"])
    return libelle(famille, lu) if famille else lu


def _write(mesure: str, valeur: Any) -> str:
    return NON_RENSEIGNE if valeur is None else MESURES[mesure][1](valeur)


def _gap(compte: Mapping[str, Any]) -> str:
    if compte["avant"] is None or compte["apres"] is None:
        return ""
    ecart = compte["apres"] - compte["avant"]
    signe = "+" if ecart > 0 else "−"
    return f"{signe}\u202f{_write(compte['mesure'], abs(ecart))}"
