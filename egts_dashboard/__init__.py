"""Lire ce qu’une consultation par ateliers a produit : de ses documents à un tableau de bord."""

__version__ = "0.1.0"
