"""Ce qu’une ligne importée ne dit pas se déduit de ce qu’elle dit."""

from tests.depots import Lit

TITRES = "intitule;montant_eur;etat;territoire_code"


def test_un_territoire_ecrit_dans_le_fichier_est_une_attribution_imprimee(
    lit: Lit,
) -> None:
    lu = lit(
        f"{TITRES}\nSalle;12,50;payé;Aquitaine\nRepas;8;payé;\n",
        table="lignes_budgetaires",
    )
    assert lu.erreurs == []
    assert [ligne.attribution for _, ligne in lu.acceptees] == [
        "imprimee",
        "incertaine",
    ]
