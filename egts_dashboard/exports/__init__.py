"""Ce que l’on emporte, un format par fichier."""
