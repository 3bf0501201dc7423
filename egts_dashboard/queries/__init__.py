"""Les questions posées au magasin. Ici on interroge ; on ne dessine pas."""
