"""La largeur des colonnes d’une table, là où l’on ne peut pas la laisser se régler seule."""

from collections.abc import Sequence

from egts_dashboard.models.dossier import Tableau

# Au-delà de tant de signes, une case se lit sur plusieurs lignes.
LARGEUR_TEXTE = 40


def weights(tableau: Tableau) -> list[int]:
    """La largeur voulue de chaque colonne, en signes."""
    return [
        _weight((intitule, *cases))
        for intitule, *cases in zip(tableau.intitules, *tableau.ecrites, strict=True)
    ]


def _weight(textes: Sequence[str]) -> int:
    """Son plus long mot, et de quoi lire ses cases."""
    mot = max(len(mot) for texte in textes for mot in texte.split() or [""])
    case = max(map(len, textes[1:]), default=0)
    # Un intitulé est en gras, et la police du poste peut être plus large que la nôtre.
    return max(mot * 6 // 5, min(case, LARGEUR_TEXTE)) + 4
