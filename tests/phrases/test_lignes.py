import pytest

from egts_dashboard.phrases.importation import report
from egts_dashboard.phrases.lignes import ranges


@pytest.mark.parametrize(
    ("numeros", "dit"),
    [
        ([3], "ligne\u00a03"),
        ([3, 4], "lignes\u00a03 à 4"),
        ([12, 3, 5, 6, 7], "lignes\u00a03, 5 à 7 et 12"),
    ],
)
def test_des_numeros_de_lignes_se_disent_a_la_suite(
    numeros: list[int], dit: str
) -> None:
    assert ranges(numeros) == dit


def test_les_avertissements_de_memes_mots_se_disent_ensemble() -> None:
    def dit(
        ligne: int | None, regle: str, valeur: str | None = None
    ) -> dict[str, object]:
        return {
            "ligne": ligne,
            "colonne": None,
            "valeur": valeur,
            "regle": regle,
            "remede": "",
            "message": f"{ligne}\u00a0: {regle}",
        }

    donnees = {
        "fichier": "depot.xlsx",
        "table": "ateliers",
        "encodage": None,
        "separateur": None,
        "feuille": None,
        "ligne_titres": 1,
        "apercu": [],
        "erreurs": [],
        "avertissements": [
            dit(3, "masquée"),
            dit(4, "nuancé", "12"),
            dit(5, "nuancé", "13"),
            *(dit(n, "masquée") for n in range(6, 300)),
        ],
        "totaux_reconnus": [],
        "ajoutees": [],
        "nb_modifiees": 0,
        "modifiees": [],
        "retirees": [],
        "inchangees": 0,
        "controles_non_faits": [],
        "acceptees": 0,
    }
    lignes = [ligne.strip() for ligne in report(donnees)]
    assert "De même, lignes\u00a06 à 299." in lignes
    assert sum("masquée" in ligne for ligne in lignes) == 1
    assert sum("nuancé" in ligne for ligne in lignes) == 2
