"""Le geste « Apporter un tableur » : du fichier déposé au lot, et aux chiffres."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import actions, config
from egts_dashboard.ui.magasin import suivi
from tests.fabriques import atelier
from tests.lots import socle, written_lots
from tests.pages.ouvrir import buttons, open_page, run, said, sign

JUSTE = (
    "atelier_id;demarche_id;territoire_code;intitule;nb_participants;source_id;"
    "localisation;certitude\n"
    "a1;demarche;R54;Atelier a1;25;doc;section 1, 1er item;imprime\n"
    "neuf;demarche;R72;Neuf;10;doc;page 2;imprime\n"
)
# Plus d’intitulés connus que la vraie ligne n’en porte.
TROMPEUR = "Démarche;Territoire;Intitulé;Séances;Participants;Source;Localisation;Certitude;Note"


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre", ateliers=[atelier("a1", nb_participants=20)])
    return dossiers


def _drop(contenu: str | bytes, nom: str = "depot.csv", **adresse: str) -> AppTest:
    page = open_page("importer", **({"faire": "Apporter un tableur"} | adresse))
    octets = contenu.encode() if isinstance(contenu, str) else contenu
    page.file_uploader[0].set_value((nom, octets, "text/csv"))
    return run(page)


def test_sans_fichier_la_page_offre_les_modeles_et_dit_la_limite(poste: Path) -> None:
    page = open_page("importer")
    etiquettes = [b.label for b in page.get("download_button")]
    assert any("Modèle Excel" in e for e in etiquettes)
    assert any("Modèle CSV" in e for e in etiquettes)
    assert f"{config.TAILLE_MAX_DEPOT_MO}\u00a0Mo" in page.file_uploader[0].label


def test_un_fichier_juste_montre_ses_changements_puis_change_les_chiffres(
    poste: Path,
) -> None:
    page = _drop(JUSTE)
    dit = said(page)
    assert "Texte UTF-8, colonnes séparées par des points-virgules" in dit
    assert "1\u00a0ligne ajoutée et 1\u00a0modifiée (1\u00a0case)" in dit
    assert "<td>20</td><td>25</td>" in dit
    figures = {m.label: (m.value, m.delta) for m in page.metric}
    assert figures["Participations en ateliers"] == ("35", "20 avant")
    assert written_lots() == []
    sign(page, "Importer")
    assert page.success and len(written_lots()) == 1
    store = suivi().etat().store
    assert store.value("SELECT sum(nb_participants) FROM ateliers") == 35


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (JUSTE, "2\u00a0lignes peuvent entrer, aucune erreur"),
        (
            JUSTE + "z;demarche;Nulle part;Z;3;doc;page 3;imprime\n",
            "2\u00a0lignes peuvent entrer, 1\u00a0erreur",
        ),
        (
            "intitule;territoire_code;nb_participants\nA;Nulle part;3\n",
            "aucune ligne ne peut entrer, 1\u00a0erreur",
        ),
    ],
)
def test_ce_que_donne_le_fichier_se_dit_au_dessus_du_depot(
    contenu: str, dit: str, poste: Path
) -> None:
    page = _drop(contenu)
    sortes = [(e.type, str(e.value)) for e in page.main if hasattr(e, "value")]
    [rang] = [i for i, (_, v) in enumerate(sortes) if v.startswith("**depot")]
    assert dit in sortes[rang][1]
    assert rang < sortes.index(("header", "La table et son modèle"))


def test_le_meme_fichier_deux_fois_ne_change_rien_et_cela_se_dit(poste: Path) -> None:
    sign(_drop(JUSTE), "Importer")
    page = _drop(JUSTE)
    assert "ne change rien" in said(page)
    assert "**\u00a0: déjà importé" in said(page)
    assert "Importer" not in buttons(page)


def test_toutes_les_erreurs_sont_montrees_a_la_fois_et_s_emportent(poste: Path) -> None:
    page = _drop(
        "intitule;territoire_code;nb_participants\nA;Nulle part;-3\nB;R54;1_000\n"
    )
    dit = said(page)
    assert "3\u00a0erreurs" in dit
    for attendu in ("territoire n’existe pas", "négatif", "tiret bas"):
        assert attendu in dit
    etiquettes = [b.label for b in page.get("download_button")]
    assert sum("Télécharger les erreurs" in e for e in etiquettes) == 2
    assert "Le fichier n’est pas confronté au document d’origine." in dit


def test_un_avertissement_non_accepte_retient_sa_ligne(poste: Path) -> None:
    page = _drop(JUSTE.replace(";10;", ";environ 10;"))
    assert "1\u00a0modifiée" in said(page)
    assert "1\u00a0ligne ajoutée" not in said(page)
    [case] = [c for c in page.checkbox if "nuancé" in c.label]
    case.check().run()
    assert "1\u00a0ligne ajoutée" in said(page)


def _many(nb: int) -> str:
    lignes = [
        f"n{i};demarche;R54;Atelier {i};environ {i};doc;p. {i};imprime"
        for i in range(1, nb + 1)
    ]
    return JUSTE.split("\n", 1)[0] + "\n" + "\n".join(lignes) + "\n"


def _nuances(page: AppTest) -> list[Any]:
    return [c for c in page.checkbox if "nuancé" in c.label]


def test_qui_est_presse_lit_en_tete_ce_qui_attend_et_comment_tout_accepter(
    poste: Path,
) -> None:
    page = _drop(_many(3))
    [avis] = [a.value for a in page.warning]
    assert avis.startswith("3\u00a0avertissements à accepter")
    assert "3\u00a0lignes sont retenues" in avis and "La première case" in avis
    assert page.checkbox[0].label == "**Tout accepter** (3)"
    assert any("3\u00a0lignes attendent votre accord" in i.value for i in page.info)
    page.checkbox[0].check().run()
    assert not page.warning and "3\u00a0avertissements acceptés" in said(page)


def test_deux_cents_avertissements_s_acceptent_un_par_un_page_par_page(
    poste: Path,
) -> None:
    page = _drop(_many(200))
    assert len(_nuances(page)) == 30
    assert "200\u00a0avertissements à accepter" in said(page)
    _nuances(page)[4].check().run()
    assert "1\u00a0ligne ajoutée" in said(page)
    [pages] = page.get("pagination")
    pages.set_value(7).run()
    assert not page.exception
    [*_, dernier] = _nuances(page)
    assert "Ligne\u00a0201" in dernier.label
    dernier.check().run()
    assert "2\u00a0lignes ajoutées" in said(page)
    # L’autre page a gardé sa coche, et la décocher se retient.
    page.get("pagination")[0].set_value(1).run()
    assert [c.value for c in _nuances(page)][:6] == [False] * 4 + [True, False]
    _nuances(page)[4].uncheck().run()
    assert "1\u00a0ligne ajoutée" in said(page)
    sign(page, "Importer")
    store = suivi().etat().store
    assert store.value("SELECT max(nb_participants) FROM ateliers") == 200
    assert store.value("SELECT count(*) FROM ateliers") == 2


def test_les_avertissements_d_une_sorte_s_acceptent_d_un_geste(poste: Path) -> None:
    texte = _many(200).replace("source_id", "Document lu")
    page = _drop(texte)
    [sorte] = [b for b in page.button if "200 de cette sorte" in b.label]
    sorte.click().run()
    assert all(c.value for c in _nuances(page))
    assert "200\u00a0lignes sont retenues" in said(page)
    for case in page.checkbox:
        if "Tout le fichier" in case.label:
            case.check()
    page.run()
    assert "200\u00a0lignes ajoutées" in said(page)


def test_un_accord_ne_passe_pas_a_un_autre_avertissement_quand_la_liste_change(
    poste: Path,
) -> None:
    texte = JUSTE.replace("nb_participants", "Gens").replace(";10;", ";environ 10;")
    page = _drop(texte.replace("source_id", "Document lu"))
    [premier, *_] = [c for c in page.checkbox if "Tout accepter" not in c.label]
    premier.check().run()
    [choix] = [s for s in page.selectbox if s.label == "Gens"]
    choix.set_value("nb_participants")
    next(b for b in page.button if "correspondance" in b.label).click().run()
    assert [c.value for c in _nuances(page)] == [False]


def test_une_correspondance_se_corrige(poste: Path) -> None:
    texte = JUSTE.replace("nb_participants", "Gens")
    page = _drop(texte)
    assert any("1\u00a0laissée de côté" in e.label for e in page.expander)
    [choix] = [s for s in page.selectbox if s.label == "Gens"]
    choix.set_value("nb_participants")
    next(b for b in page.button if "correspondance" in b.label).click().run()
    assert "<td>20</td><td>25</td>" in said(page)
    assert not page.checkbox


def test_la_ligne_des_intitules_se_choisit_et_le_fichier_se_relit(poste: Path) -> None:
    page = _drop(f"{TROMPEUR}\n{JUSTE}")
    assert "1 (intitulés)" in said(page)
    [choix] = [s for s in page.selectbox if s.label == "Ligne des intitulés"]
    assert "Ligne\u00a02\u00a0: atelier_id, demarche_id" in "".join(choix.options)
    choix.set_value(2).run()
    assert not page.exception
    assert "intitulés à la ligne\u00a02" in said(page)
    assert "<td>20</td><td>25</td>" in said(page)


def test_sans_intitules_reconnus_l_apercu_s_ouvre_pour_choisir(poste: Path) -> None:
    page = _drop("x;y\nquoi;combien\nAccueil;12\n")
    [apercu] = [e for e in page.expander if "premières lignes" in e.label]
    assert "choisissez celle des intitulés" in apercu.label
    [choix] = [s for s in page.selectbox if s.label == "Ligne des intitulés"]
    choix.set_value(2).run()
    assert {s.label for s in page.selectbox} >= {"quoi", "combien"}


def test_un_total_reconnu_ne_devient_total_declare_que_si_on_le_veut(
    poste: Path,
) -> None:
    page = _drop(JUSTE + ";;;TOTAL;40;;;\n")
    [case] = [c for c in page.checkbox if "TOTAL" in c.label]
    assert "les lignes font 35" in case.label
    case.check().run()
    sign(page, "Importer")
    store = suivi().etat().store
    assert store.value("SELECT valeur FROM totaux_declares") == 40
    assert store.value("SELECT sum(nb_participants) FROM ateliers") == 35


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"", "vide"),
        (b"PK\x03\x04" + b"\x00" * 40, "abîmé"),
        (b"\x81\x8d;\x8f", "encodage"),
    ],
)
def test_un_fichier_illisible_est_refuse_en_francais(
    poste: Path, contenu: bytes, dit: str
) -> None:
    assert dit in said(_drop(contenu, "douteux.xlsx"))


def test_un_intitule_hostile_reste_du_texte(poste: Path) -> None:
    hostile = "<script>alert(1)</script> $x^2$ [a](javascript:alert(1))"
    page = _drop(
        JUSTE.replace(";Neuf;", f";{hostile};").replace("nb_participants", "**gras**")
    )
    page.checkbox[0].check().run()
    assert "<script>" not in said(page)
    assert "&lt;script&gt;" in said(page)
    etiquettes = [s.label for s in page.selectbox]
    assert "\\*\\*gras\\*\\*" in etiquettes


def test_l_import_confirme_est_celui_de_la_commande(poste: Path) -> None:
    sign(_drop(JUSTE), "Importer")
    fichier = poste / "depot.csv"
    fichier.write_text(JUSTE, encoding="utf-8")
    assert actions.importer(fichier, "ateliers").lot is None


def test_un_fichier_deja_importe_ne_demande_aucun_accord(poste: Path) -> None:
    averti = JUSTE.replace(";10;", ";environ 10;")
    page = _drop(averti)
    [case] = [c for c in page.checkbox if "Tout accepter" in c.label]
    case.check().run()
    assert sign(page, "Importer").success
    encore = _drop(averti)
    assert "déjà importé" in encore.info[0].value
    assert not encore.checkbox
    assert "Importer" not in buttons(encore)
    # Une seule ligne neuve, et l’on redemande.
    assert _drop(averti.replace("Neuf;", "Neuf bis;")).checkbox
