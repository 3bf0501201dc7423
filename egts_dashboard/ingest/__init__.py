"""Des fichiers aux enregistrements valides, ou aux anomalies qui disent pourquoi."""
