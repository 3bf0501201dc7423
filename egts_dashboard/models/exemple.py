"""Ce que les modèles à remplir portent et que l’import laisse : l’exemple, la liste des territoires."""

# L’identifiant de la ligne que l’on supprime ; l’import la laisse de côté si elle est restée.
EXEMPLE = "exemple-a-supprimer"
FEUILLE_TERRITOIRES = "Territoires connus"
