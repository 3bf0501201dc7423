"""Le dossier de comité, un format par fichier."""
