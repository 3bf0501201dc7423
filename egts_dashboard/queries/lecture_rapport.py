"""Ce qu’il faut savoir du magasin pour y verser un rapport."""

from typing import Any

from egts_dashboard.store.connection import Store


def known_source(store: Store, sha256: str) -> dict[str, Any] | None:
    """Le document du registre qui a cette empreinte, et le nombre de ses lignes.

    Clés : source_id, titre, nb_preconisations, nb_constats, nb_pratiques.
    """
    trouvees = store.records(
        "SELECT source_id, titre,"
        " (SELECT count(*) FROM preconisations p WHERE p.source_id = s.source_id)"
        "  AS nb_preconisations,"
        " (SELECT count(*) FROM constats c WHERE c.source_id = s.source_id) AS nb_constats,"
        " (SELECT count(*) FROM pratiques q WHERE q.source_id = s.source_id) AS nb_pratiques"
        " FROM sources s WHERE sha256 = ? ORDER BY rowid LIMIT 1",
        [sha256],
    )
    return trouvees[0] if trouvees else None


def workshops(store: Store, demarche_id: str | None) -> dict[str, str]:
    """Les ateliers d’une démarche, {identifiant: nom lisible} ; au plus 400."""
    lignes = store.rows(
        "SELECT atelier_id, a.intitule || ' (' || t.nom || ')' FROM ateliers a"
        " JOIN territoires t USING (territoire_code) WHERE demarche_id = ?"
        " ORDER BY a.rowid LIMIT 400",
        [demarche_id],
    )
    return {str(code): str(nom) for code, nom in lignes}


def events(store: Store, demarche_id: str | None) -> dict[str, str]:
    """Les événements d’une démarche, {identifiant: nom lisible} ; au plus 400."""
    lignes = store.rows(
        "SELECT evenement_id, intitule FROM evenements WHERE demarche_id = ?"
        " ORDER BY rowid LIMIT 400",
        [demarche_id],
    )
    return {str(code): str(nom) for code, nom in lignes}
