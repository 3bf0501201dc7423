"""Un petit dossier d’essai : une pièce de chaque sorte, et un texte piégé."""

from egts_dashboard.models.dossier import (
    ChiffreCite,
    Dossier,
    Graphique,
    Piece,
    Serie,
    Tableau,
)

PIEGE = "=HYPERLINK(1) <b>**gras**</b> & \x07fin"
PIECE = Piece(
    "themes",
    "Thèmes",
    (("Un ", False), ("deux", True)),
    (
        ChiffreCite(
            "Items",
            "1\u202f234",
            "sur 2",
            "Définition",
            "Calcul",
            ("Bilan\u00a0: p. 3",),
        ),
    ),
    Graphique(
        "Titre de figure",
        "Précision",
        "Barres, deux lignes.",
        "Items",
        (PIEGE, "Lien"),
        (Serie("Items", (3.0, None), "#0B5C8A"),),
    ),
    Tableau(
        "Table",
        ("Nom", "Items"),
        (False, True),
        ((PIEGE, 3), ("Lien", None)),
        ((PIEGE, "3"), ("Lien", "n.\u00a0r.")),
        "2 lignes sur 9.",
    ),
    ("Bilan",),
    ("Une réserve.",),
)
DOSSIER = Dossier(
    "Comité", None, (), (PIECE,), "abc", "0.1.0", "14 octobre 2014", "Pied.", ("Lire.",)
)
