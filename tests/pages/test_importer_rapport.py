"""Lire un rapport : du fichier déposé aux lignes enregistrées, sans rien deviner."""

import hashlib
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.ui.magasin import suivi
from tests import fabriques
from tests.lots import socle
from tests.pages.ouvrir import buttons, open_page, press, run, said, sign

_open = partial(open_page, "importer", faire="Lire un rapport")

MOTS_EXACTS = "Remplir les mots exacts de ses lignes"
RAPPORT = """Atelier 1 – Se loger
18 participants, 3 séances
Freins
- Des garants introuvables pour les jeunes
Propositions
- Créer un fonds de garantie départemental
- Former les équipes d’accueil
Coût de la salle : 1 113,00 €

Atelier 2 – Se soigner
Propositions
- Ouvrir un centre de santé
"""


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre")
    return dossiers


def _deposit(page: AppTest, texte: str | bytes = RAPPORT, nom: str = "r.txt") -> None:
    octets = texte.encode() if isinstance(texte, str) else texte
    page.file_uploader[0].upload(nom, octets, "text/plain")
    run(page)


def _fill(page: AppTest) -> None:
    """Le cadre : une démarche connue, l’échelon et le producteur."""
    noms = {c.label: c for c in [*page.selectbox, *page.text_input]}
    noms["Démarche"].set_value("demarche")
    noms["Échelon"].set_value("region")
    noms["Qui l’a produit"].set_value("CCAS")
    run(page)


def _edit(page: AppTest, grille: int, ligne: int, **cases: object) -> None:
    """Corrige des cases d’une ligne, comme la grille le ferait."""
    page.session_state[page.data_editor[grille].key] = {
        "edited_rows": {ligne: cases},
        "added_rows": [],
        "deleted_rows": [],
    }
    run(page)


def test_avant_de_deposer_les_limites_sont_dites(poste: Path) -> None:
    page = _open()

    assert "50\u00a0Mo" in said(page)
    assert not page.error


def test_un_fichier_illisible_est_refuse_en_francais(poste: Path) -> None:
    page = _open()

    _deposit(page, b"\x89PNG\x00\x00\xff\xfe\x00", "r.txt")

    assert page.error[0].value == "Ce rapport ne se lit pas."
    assert "n’est ni un texte" in page.text[0].value


def test_un_rapport_ou_rien_n_est_reconnu_le_dit(poste: Path) -> None:
    page = _open()

    _deposit(page, "Il faisait beau.\n")

    assert "rien de reconnu" in said(page)


def test_ce_qui_manque_au_cadre_est_nomme(poste: Path) -> None:
    page = _open()

    _deposit(page)

    assert "Il reste à remplir" in said(page) and "l’échelon" in said(page)
    assert "Voir ce qui changerait" not in buttons(page)


def test_un_rapport_confirme_fait_un_lot_de_toutes_ses_lignes(poste: Path) -> None:
    page = _open()
    _deposit(page)
    _fill(page)

    press(page, "Voir ce qui changerait")
    assert {m.label: (m.value, m.delta) for m in page.metric}["Préconisations"] == (
        "3",
        "0 avant",
    )
    sign(page, "Enregistrer ces lignes", "Rapport de 2014.")

    assert not page.exception and page.success
    store = suivi().etat().store
    assert store.rows(
        "SELECT intitule, nb_seances, nb_participants FROM ateliers ORDER BY rowid"
    ) == [
        ("Atelier 1 – Se loger", 3, 18),
        # Le rapport ne le dit pas : la case reste vide.
        ("Atelier 2 – Se soigner", None, None),
    ]
    assert store.rows(
        "SELECT p.intitule, p.nature, verbatim, a.intitule FROM preconisations p"
        " JOIN ateliers a USING (atelier_id) ORDER BY p.rowid"
    )[0] == (
        "Créer un fonds de garantie départemental",
        "proposition",
        "Créer un fonds de garantie départemental",
        "Atelier 1 – Se loger",
    )
    assert store.value("SELECT nature FROM constats") == "frein"
    source = store.records("SELECT * FROM sources WHERE nom_fichier = 'r.txt'")[0]
    assert len(source["sha256"]) == 64 and source["producteur"] == "CCAS"
    # Une somme citée n’est pas une dépense tant que personne ne l’a dit.
    assert store.value("SELECT count(*) FROM lignes_budgetaires") == 0


def test_un_intitule_non_relu_est_note_a_relire(poste: Path) -> None:
    page = _open()
    _deposit(page)
    _fill(page)
    _edit(page, 1, 1, intitule="Garantir les loyers")

    _save(page)

    notes = dict(suivi().etat().store.rows("SELECT intitule, note FROM preconisations"))
    assert "à relire" in notes["Former les équipes d’accueil"]
    assert "à relire" not in notes["Garantir les loyers"]


def test_un_montant_coche_devient_une_depense(poste: Path) -> None:
    page = _open()
    _deposit(page)
    _fill(page)
    _edit(page, 2, 0, garder=True)
    assert "à compléter" in said(page)

    _edit(page, 2, 0, garder=True, poste="Salle", etat="Payé")
    _save(page)

    assert suivi().etat().store.rows(
        "SELECT montant_eur::VARCHAR, poste, etat FROM lignes_budgetaires"
    ) == [("1113.00", "salle", "paye")]


def test_ce_que_l_on_decoche_n_est_pas_enregistre(poste: Path) -> None:
    page = _open()
    _deposit(page)
    _fill(page)
    next(p for p in page.pills if p.label == "Montrer").set_value(["constats"]).run()

    press(page, "N’en garder aucun")
    _save(page)

    store = suivi().etat().store
    assert store.value("SELECT count(*) FROM constats") == 0
    assert store.value("SELECT count(*) FROM preconisations") == 3


def test_un_document_deja_au_registre_le_dit_et_ne_se_redouble_pas(poste: Path) -> None:
    page = _open()
    _deposit(page)
    _fill(page)
    _save(page)

    page = _open()
    _deposit(page)

    assert "déjà au registre" in page.info[0].value
    assert any(t.label == MOTS_EXACTS for t in page.toggle)
    assert not any(c.label == "Titre du document" for c in page.text_input)


def test_remplir_les_mots_exacts_montre_l_effet_et_demande_qui_et_pourquoi(
    dossiers: Path,
) -> None:
    source = fabriques.socle()["sources"][0] | {
        "nom_fichier": "r.txt",
        "sha256": hashlib.sha256(RAPPORT.encode()).hexdigest(),
    }
    demande = fabriques.preconisation(
        "p-1",
        intitule="Mieux former les équipes d’accueil",
        ligne_debut=7,
        ligne_fin=7,
    )
    socle(dossiers / "data" / "livre", sources=[source], preconisations=[demande])
    page = _open()
    _deposit(page)

    next(t for t in page.toggle if t.label == MOTS_EXACTS).set_value(True).run()
    press(page, "Voir ce qui changerait")
    sign(page, "Enregistrer ces mots exacts", "Garder les mots.")

    assert not page.exception and page.success
    store = suivi().etat().store
    assert store.value("SELECT verbatim FROM preconisations") == (
        "Former les équipes d’accueil"
    )
    assert store.value("SELECT count(*) FROM lots WHERE auteur = 'Jeanne'") == 1


def test_plus_de_trois_themes_arretent_l_enregistrement(dossiers: Path) -> None:
    modele = fabriques.socle()["themes"][0]
    noms = ["Accueil", "Budget", "Droits", "Écoute"]
    themes = [
        modele | {"theme_id": f"t-{rang}", "libelle": nom}
        for rang, nom in enumerate(noms)
    ]
    socle(dossiers / "data" / "livre", themes=themes)
    page = _open()
    _deposit(page)
    _fill(page)

    _edit(page, 1, 0, themes=noms)
    assert any("plus de trois thèmes" in a.value for a in page.warning)
    assert "Voir ce qui changerait" not in buttons(page)

    _edit(page, 1, 0, themes=noms[:3])
    assert not page.warning
    _save(page)
    store = suivi().etat().store
    assert store.value("SELECT count(*) FROM codages") == 3


def test_des_presences_hors_atelier_se_gardent_en_effectifs(poste: Path) -> None:
    page = _open()
    _deposit(page, "Une quarantaine de participants sont venus.\n\n" + RAPPORT)
    _fill(page)
    grille = next(
        rang
        for rang, table in enumerate(page.data_editor)
        if "unite" in table.value.columns
    )

    _edit(page, grille, 0, garder=True)
    assert any("à compléter" in c.value for c in page.caption)

    _edit(page, grille, 0, garder=True, unite="Participations")
    _save(page)

    store = suivi().etat().store
    assert store.rows(
        "SELECT valeur, unite, nature, qualificatif, modalite, evenement_id FROM effectifs"
    ) == [(40, "participations", "estime", "Une quarantaine", "Total", None)]


def _save(page: AppTest) -> None:
    press(page, "Voir ce qui changerait")
    assert sign(page, "Enregistrer ces lignes").success


def test_un_atelier_que_la_lecture_n_a_pas_vu_s_ajoute_et_recoit_les_items(
    poste: Path,
) -> None:
    page = _open()
    _deposit(page, "Propositions\n- Ouvrir un centre de santé\n- Former les équipes\n")
    _fill(page)
    noms = {c.label: c for c in page.text_input}
    noms["Un atelier que la lecture n’a pas vu"].set_value("Se soigner").run()
    press(page, "L’ajouter")
    choix = {c.label: c for c in page.selectbox}["Rattacher ce qui est montré à"]
    choix.set_value("Se soigner").run()

    _save(page)

    store = suivi().etat().store
    assert (
        store.value(
            "SELECT count(*) FROM preconisations JOIN ateliers a USING (atelier_id)"
            " WHERE a.intitule = 'Se soigner'"
        )
        == 2
    )


def test_une_demarche_neuve_entre_avec_le_rapport(poste: Path) -> None:
    page = _open()
    _deposit(page)
    noms = {c.label: c for c in [*page.selectbox, *page.text_input, *page.number_input]}
    noms["Son nom"].set_value("Concertation du Val d’Arse")
    noms["Territoire qui parle"].set_value("D17")
    noms["Échelon"].set_value("departement")
    noms["Année du document"].set_value(2021)
    noms["Qui l’a produit"].set_value("Communauté de communes")
    page.run()

    _save(page)

    store = suivi().etat().store
    assert store.rows(
        "SELECT intitule, annee_debut, territoire_code FROM demarches"
        " WHERE demarche_id <> 'demarche'"
    ) == [("Concertation du Val d’Arse", 2021, "D17")]
    assert store.value("SELECT DISTINCT annee FROM preconisations") == 2021


def test_un_atelier_deja_au_magasin_n_y_entre_pas_deux_fois(dossiers: Path) -> None:
    connu = fabriques.atelier("logement", intitule="Se loger", nb_participants=None)
    socle(dossiers / "data" / "livre", ateliers=[connu])
    page = _open()
    _deposit(page)
    assert "rattaché" not in said(page)
    _fill(page)
    assert "1\u00a0atelier est rattaché à celui du magasin" in said(page)
    ateliers = page.data_editor[0].value
    assert list(ateliers["connu"].fillna("")) == ["Se loger (Poitou-Charentes)", ""]
    _edit(page, 0, 0, connu=None)
    assert "rattaché" not in said(page)
