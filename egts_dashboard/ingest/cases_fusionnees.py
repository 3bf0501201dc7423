"""Les cases fusionnées d’une feuille : leur texte vaut pour toutes leurs lignes."""

from egts_dashboard.ingest.grille import Grille
from egts_dashboard.ingest.valeurs import number_or_none


def spread(grille: Grille) -> None:
    """Redit le texte d’une case fusionnée aux lignes qu’elle couvre ; jamais un nombre.

    Un nombre partagé entre deux lignes y serait compté deux fois.
    """
    if not grille.masques.fusions:
        return
    lignes = {numero: list(cases) for numero, cases in grille.lignes}
    for premiere, derniere, rang in grille.masques.fusions:
        valeur = "".join(lignes.get(premiere, ())[rang : rang + 1]).strip()
        for numero in range(premiere + 1, derniere + 1) if valeur else ():
            cases = lignes.get(numero)
            if cases is None:
                continue
            if number_or_none(valeur) is not None:
                grille.masques.partages.append((numero, rang, valeur))
                continue
            cases += [""] * (rang + 1 - len(cases))
            cases[rang] = valeur
            grille.masques.reprises.append((numero, rang, valeur))
    grille.lignes = [(numero, lignes[numero]) for numero, _ in grille.lignes]
