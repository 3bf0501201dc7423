"""Trois rapports inventés, d’autres mots et d’autres puces que les documents livrés."""

DIAPORAMA = """Rencontres de la mobilité – Vallée de la Sorne

Sommaire
Table ronde n° 1 – Se déplacer sans voiture ........ 3
Recommandations ........ 4

Rencontres de la mobilité – page 2
Table ronde n° 1 – Se déplacer sans voiture
3 séances, 54 participants
Atouts
▪ Une gare au centre du bourg ▪ Des pistes cyclables continues
Obstacles
▪ Des bus trop rares le soir ▪ Un covoiturage mal connu ▪ Des trottoirs encombrés
Recommandations
Axe tarification ▪ Instaurer un billet unique ▪ Rendre gratuits les trajets scolaires
Axe information ▪ Afficher les horaires à chaque arrêt
Rencontres de la mobilité – page 3
Table ronde n° 2 – Livrer en ville
1 séance, 18 participants
Recommandations
▪ Regrouper les livraisons du matin ▪ Ouvrir une consigne à vélos
Rencontres de la mobilité – page 4
Budget
Location de la salle : 1 250,50 €
Total : 12 300 euros
"""

COMPTE_RENDU = """COMPTE RENDU DE LA CONCERTATION « LECTURE POUR TOUS »

Introduction

La bibliothèque a réuni une trentaine de lecteurs. La salle compte 120 places.

I. État des lieux

1) Les horaires sont trop courts pour les salariés.
2) Le fonds jeunesse est riche, mais peu
   mis en avant dans les quartiers éloi-
   gnés du centre.
3) L’accueil est chaleureux.

II. Propositions des habitants

a) Ouvrir la bibliothèque le dimanche
b) Créer un service de portage de livres à domi-
cile pour les personnes âgées
c) Simplifier l’inscription

III. Bonnes pratiques repérées

* Le café des lecteurs de Montval
* La boîte à livres de la gare

Conclusion

Merci à tous les participants. Environ 85 personnes sont venues.
"""

MARKDOWN = """# Ateliers « Bien vieillir »

## Atelier 1 – L’habitat

Présents : 22

### Ce qui ne va pas

| Freins | Pistes |
|---|---|
| Logements mal isolés | Aider à rénover les logements |
| Escaliers sans rampe | Former les artisans à l’adaptation |

### Demandes

Il faut un guichet unique. Les aides doivent être simplifiées.

## Atelier 2 – Les liens

Les échanges ont été vifs et la salle comble.

### Nos suggestions :

→ Lancer un annuaire des bénévoles

→ Prêter des salles aux associations

## Annexe

- Liste des invités
"""
