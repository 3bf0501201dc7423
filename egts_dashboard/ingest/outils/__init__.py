"""Les exports d’autres outils de concertation : reconnus à leurs colonnes, lus dans nos tables."""
