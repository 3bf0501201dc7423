"""Un classeur de plusieurs feuilles, déposé sur la page."""

from pathlib import Path

from tests.depots import classeur, octets
from tests.lots import socle
from tests.pages.ouvrir import open_page, run, said


def test_la_feuille_devinee_est_dite_et_une_autre_se_choisit(dossiers: Path) -> None:
    socle(dossiers / "data" / "livre")
    livre = classeur([["Intitulé", "Région"], ["Lien", "Aquitaine"]], "Janvier")
    livre.create_sheet("Février").append(["Intitulé", "Région"])
    livre["Février"].append(["Écoute", "Poitou-Charentes"])
    page = open_page("importer", faire="Apporter un tableur")
    page.file_uploader[0].set_value(("depot.xlsx", octets(livre), "text/csv"))
    page = run(page)
    assert "feuille «\u00a0Janvier\u00a0»" in said(page)
    assert "est devinée" in "".join(c.label for c in page.checkbox)
    [choix] = [c for c in page.selectbox if c.label.startswith("Feuille du classeur")]
    assert choix.options == ["Devinée\u00a0: Janvier", "Janvier", "Février"]
    choix.set_value("Février")
    dit = said(run(page))
    assert "feuille «\u00a0Février\u00a0»" in dit and "Écoute" in dit
    assert "est devinée" not in "".join(c.label for c in page.checkbox)


def test_des_intitules_sur_deux_lignes_se_lisent_et_se_changent(dossiers: Path) -> None:
    socle(dossiers / "data" / "livre")
    page = open_page("importer", faire="Apporter un tableur")
    texte = (
        "Territoire;Atelier;Fréquentation;\n;;Séances;Participants\nR54;Écoute;2;12\n"
    )
    page.file_uploader[0].set_value(("depot.csv", texte.encode(), "text/csv"))
    page = run(page)
    assert "lus ensemble" in "".join(c.label for c in page.checkbox)
    assert {"Séances", "Participants"} <= {s.label for s in page.selectbox}
    [choix] = [s for s in page.selectbox if s.label == "Séances"]
    choix.set_value("thematique")
    page = next(b for b in page.button if "correspondance" in b.label).click().run()
    dites = {s.label: s.value for s in page.selectbox}
    assert (dites["Séances"], dites["Participants"]) == (
        "thematique",
        "nb_participants",
    )
    assert not page.exception
