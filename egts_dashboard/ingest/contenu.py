"""La porte d’entrée : des dossiers de lots à un contenu complet et vérifié."""

from collections.abc import Sequence
from pathlib import Path

from egts_dashboard.ingest.fusion import Contenu, merge
from egts_dashboard.ingest.lots import read_lots
from egts_dashboard.ingest.renvois import broken_links
from egts_dashboard.ingest.unicite import repeated
from egts_dashboard.models.anomalie import Anomalie, erreurs


def read_content(dossiers: Sequence[Path]) -> tuple[Contenu, list[Anomalie]]:
    """Lit, valide, superpose et relie tous les lots. Rend aussi toutes les anomalies."""
    lots, anomalies = read_lots(dossiers)
    contenu = merge(lots)
    # Une ligne refusée manque à toutes celles qui la nomment : on ne dit que la cause.
    entamees = {Path(a.fichier).stem for a in erreurs(anomalies)}
    liens = broken_links(contenu, sauf=entamees)
    return contenu, anomalies + repeated(contenu) + liens
