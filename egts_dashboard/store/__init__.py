"""Le magasin : un fichier DuckDB construit d’un bloc, mis en place d’un geste, lu sans être modifié."""
