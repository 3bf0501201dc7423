"""Ce qu’un texte nu dessine avec des signes se lit comme ce qu’il représente."""

import re

import pytest

from egts_dashboard.analyses.extraction import extract

RAPPORT = """Atelier n° 1 – Naviguer

Constats

- Les écluses ferment à midi et les bateliers patientent sans abri
- Le chemin de halage est coupé par deux grilles privées
- Les loueurs de barques manquent de pontons

Propositions

- Ouvrir les écluses toute la journée
- Installer dix pontons flottants
- Rouvrir le chemin de halage
"""
TABLEAU = [
    ("Constats", "Propositions"),
    ("Le fret a baissé d’un tiers", "Réparer la grue du bassin"),
    ("Les mariniers n’ont plus d’école", "Ouvrir une section marinière"),
]
CASES = [
    ("constat", "Le fret a baissé d’un tiers"),
    ("preconisation", "Réparer la grue du bassin"),
    ("constat", "Les mariniers n’ont plus d’école"),
    ("preconisation", "Ouvrir une section marinière"),
]


def lus(texte: str) -> list[tuple[str, str]]:
    return [(c.nature, c.texte) for c in extract(texte.split("\n"))]


ATTENDU = lus(RAPPORT)


@pytest.mark.parametrize(
    "marque", ["x", "~", "☐", "✗", "[ ]", "[x]", "=>", ">", "--", "·\u00a0", "."]
)
def test_une_marque_de_liste_en_vaut_une_autre(marque):
    assert len(ATTENDU) == 7
    assert lus(re.sub("(?m)^-", marque, RAPPORT)) == ATTENDU


@pytest.mark.parametrize("rangs", [("i.", "ii.", "iii."), ("i)", "ii)", "iii)")])
def test_des_chiffres_romains_en_bas_de_casse_numerotent_une_liste(rangs):
    suite = iter(rangs * 2)

    assert lus(re.sub("(?m)^-", lambda _: next(suite), RAPPORT)) == ATTENDU


def test_des_chevrons_doubles_sont_la_suite_de_la_liste():
    texte = "Ce qui bloque\n> les bacs sont rares\n> le quai est étroit\n    >> surtout le soir au port\n"

    assert [quoi for quoi, _ in lus(texte)] == ["constat"] * 3


def test_une_citation_a_chevrons_reste_une_citation():
    texte = (
        "Paroles\n\n> Le passeur nous a dit que le bac ne partait plus qu’une fois\n"
        "> par jour depuis que le moteur était tombé en panne.\n"
    )

    assert len(lus(texte)) == 1


@pytest.mark.parametrize("bord", ["*", "#", "|"])
def test_un_titre_encadre_est_un_titre(bord):
    titre = "Atelier n° 1 – Naviguer"
    filet = ("+" if bord == "|" else bord) * (len(titre) + 4)
    encadre = f"{filet}\n{bord} {titre} {bord}\n{filet}"

    assert lus(RAPPORT.replace(titre, encadre)) == ATTENDU


def test_un_tableau_a_barres_se_lit_avec_ou_sans_bords():
    nu = "\n".join(" | ".join(rangee) for rangee in TABLEAU)
    tete, _, suite = nu.partition("\n")

    assert lus(f"{tete}\n--- | ---\n{suite}\n") == CASES


def test_un_tableau_dessine_aux_filets_se_lit_par_rangees():
    rangees = [f"│ {a:<34} │ {b:<30} │" for a, b in TABLEAU]
    filet = "├" + "─" * 36 + "┼" + "─" * 32 + "┤"

    assert lus("\n".join([filet, *(f"{r}\n{filet}" for r in rangees)])) == CASES


def test_le_total_sous_un_filet_et_les_nombres_serres_a_droite_restent_du_tableau():
    tableau = """
  Atelier                        Réunions   Participants   Communes
  Halage et berges                   4            57          3
  Pontons                            3             8          3
                                  ------       ------
  Ensemble                           7            65

"""
    lus = [
        (c.nature, c.valeur, c.atelier)
        for c in extract((tableau + RAPPORT).split("\n"))
        if c.nature in ("seances", "participations")
    ]
    assert lus == [
        *(
            ("seances", 4, "Halage et berges"),
            ("participations", 57, "Halage et berges"),
        ),
        *(("seances", 3, "Pontons"), ("participations", 8, "Pontons")),
        *(("seances", 7, None), ("participations", 65, None)),
    ]


def test_mille_points_de_suite_ne_coutent_pas_plus_que_quarante():
    ligne = "Location de la salle " + "." * 15_000 + " 150,00"

    montants = [c for c in extract([ligne]) if c.nature == "montant"]

    assert [c.valeur for c in montants] == [150.0]
    assert len(montants[0].texte) < 200
