"""La ligne d’exemple des modèles à remplir."""

# L’identifiant de la ligne que l’on supprime ; l’import la laisse de côté si elle est restée.
EXEMPLE = "exemple-a-supprimer"
