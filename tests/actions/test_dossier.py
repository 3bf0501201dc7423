import io
import json
import zipfile
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions.dossier import FORMATS, SORTES, apercu_piece, composer
from egts_dashboard.actions.dossier.pieces import (
    Barres,
    Demande,
    to_graphique,
    to_tableau,
)
from egts_dashboard.errors import EcritureImpossible, FormatInconnu
from egts_dashboard.figures.style import CLAIR
from egts_dashboard.francais import plain
from egts_dashboard.models.recette import Bloc, FiltresRecette, Recette
from egts_dashboard.phrases import budget as dire_budget
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.phrases.dossier import TITRES
from egts_dashboard.queries import budget
from egts_dashboard.queries.filtres import CONDITIONS, Filtres
from egts_dashboard.queries.participation import metiers
from tests.fabriques import atelier, effectif, socle

TOUS = tuple(Bloc(sorte=sorte) for sorte in SORTES)


def recette(*sortes, **filtres):
    blocs = tuple(Bloc(sorte=s) for s in sortes) or TOUS
    return Recette(titre="Comité", blocs=blocs, filtres=FiltresRecette(**filtres))


def said(piece):
    return "".join(texte for texte, _ in piece.a_retenir)


@pytest.fixture(scope="module")
def entier(store):
    return composer(store, recette())


def test_chaque_bloc_a_son_titre_et_des_filtres_connus():
    assert set(SORTES) == set(TITRES)
    assert list(FORMATS) == list(phrases.FORMATS)
    assert all(set(sorte.filtres) <= set(CONDITIONS) for sorte in SORTES.values())


def test_chaque_bloc_dit_une_phrase_des_chiffres_une_figure_une_table_des_sources(
    entier,
):
    for piece in entier.pieces:
        assert not piece.absence
        assert said(piece)
        assert piece.chiffres
        assert piece.graphique
        assert piece.graphique.alt
        assert piece.tableau
        assert piece.sources


def test_la_phrase_et_les_montants_sont_ceux_de_la_page(store, entier):
    piece = next(p for p in entier.pieces if p.sorte == "budget")
    enveloppe = budget.enveloppes(store)[0]
    oubliee = budget.explication_ecart(store, enveloppe["enveloppe_id"])

    assert said(piece) == plain(dire_budget.a_retenir(enveloppe, oubliee))
    assert piece.graphique.series[0].valeurs == (10265.76, 9265.76)
    assert piece.tableau.cases[0][:2] == ("Somme des lignes", 10265.76)
    assert piece.tableau.ecrites[0][:2] == ("Somme des lignes", "10\u202f265,76")
    assert [c.affiche for c in piece.chiffres][:2] == [
        "9\u202f000,00\u00a0€",
        "10\u202f265,76\u00a0€",
    ]


def test_une_region_a_la_meme_couleur_que_sur_les_pages(entier):
    piece = next(p for p in entier.pieces if p.sorte == "signatures")
    teintes = dict(
        zip(piece.graphique.categories, piece.graphique.series[0].teintes, strict=True)
    )
    assert teintes["Aquitaine"] == CLAIR.regions["R72"]
    assert teintes["Limousin"] == CLAIR.regions["R74"]


def test_un_apercu_dit_la_meme_chose_sans_chercher_les_lignes(store, entier):
    for bloc, piece in zip(TOUS, entier.pieces, strict=True):
        vue = apercu_piece(store, bloc, Filtres(), 8)
        assert (vue.a_retenir, vue.graphique, vue.tableau, vue.reserves) == (
            piece.a_retenir,
            piece.graphique,
            piece.tableau,
            piece.reserves,
        )
        assert not any(chiffre.lignes for chiffre in vue.chiffres)


def test_un_chiffre_dit_le_document_et_la_place_ou_le_lire(entier):
    piece = next(p for p in entier.pieces if p.sorte == "budget")
    notifie = piece.chiffres[0]

    assert "Consommation de l’enveloppe dédiée" in notifie.places[0]
    assert notifie.lignes[0].document.startswith("Bilan de l’organisation")
    assert notifie.lignes[0].localisation


def test_un_filtre_commun_filtre_les_blocs_qui_le_tiennent_et_se_dit_aux_autres(store):
    dossier = composer(
        store, recette("themes", "representativite", territoire=("R74",))
    )
    themes, ecarts = dossier.pieces
    sans = composer(store, recette("themes")).pieces[0]

    assert dossier.filtres == ("Territoire\u00a0: Limousin",)
    assert said(themes) != said(sans)
    assert any(
        "«\u00a0Territoire\u00a0» ne s’applique pas" in r for r in ecarts.reserves
    )
    assert not any("ne s’applique pas" in r for r in themes.reserves)


def test_un_choix_que_les_donnees_ne_connaissent_plus_se_dit_sans_rien_dessiner(store):
    (piece,) = composer(store, recette("themes", territoire=("R99",))).pieces

    assert "«\u00a0Territoire\u00a0: R99\u00a0» n’existe pas" in piece.absence
    assert piece.graphique is None
    assert piece.tableau is None


def test_la_meme_recette_rejouee_sur_de_nouvelles_donnees_en_dit_les_nombres(
    make_store,
):
    gardee = recette("participation")
    avant = make_store(**socle(), ateliers=[atelier("a")])
    apres = make_store(**socle(), ateliers=[atelier("a"), atelier("b")])

    (premiere,) = composer(avant, gardee).pieces
    (seconde,) = composer(apres, gardee).pieces

    assert premiere.chiffres[0].affiche == "20"
    assert seconde.chiffres[0].affiche == "40"
    assert seconde.graphique.series[0].valeurs == (20.0, 20.0)
    assert seconde.chiffres[0].places == ("Bilan\u00a0: section 1, 1er item",)


def test_une_liste_vide_dit_le_filtre_a_relacher(store):
    bloc = Bloc(sorte="preconisations", mots="formation")
    choisi = Recette(
        titre="Comité", blocs=(bloc,), filtres=FiltresRecette(territoire=("R74",))
    )
    (piece,) = composer(store, choisi).pieces

    assert "Retirez un filtre (territoire)" in piece.absence


def test_sur_des_donnees_vides_chaque_bloc_dit_pourquoi(make_store):
    dossier = composer(make_store(**socle()), recette())
    muets = {piece.sorte for piece in dossier.pieces if piece.absence}

    assert muets == set(SORTES)
    assert all("ne s’applique pas" in p.absence for p in dossier.pieces)


def test_un_atelier_sans_compte_n_est_jamais_zero(make_store):
    donnees = socle() | {
        "ateliers": [atelier("a"), atelier("b", nb_participants=None, nb_seances=None)]
    }
    (piece,) = composer(make_store(**donnees), recette("participation")).pieces

    assert piece.graphique.series[0].valeurs == (20.0,)
    assert "n’a pas de compte imprimé" in piece.reserves[0]


def test_un_effectif_masque_se_dit_masque_et_ne_se_dessine_pas(make_store):
    effectifs = [
        effectif(
            f"{region}-{nom}", nom, valeur, dimension="metier", territoire_code=region
        )
        for region, valeurs in {"R54": (3, 30, 60), "R72": (20, 40, 70)}.items()
        for nom, valeur in zip(("ASS", "ES", "CESF"), valeurs, strict=True)
    ]
    petit = make_store(**socle(), effectifs=effectifs)
    filtres = Filtres(territoire=("R54",))
    tableau = metiers(petit, filtres)
    demande = Demande(petit, Bloc(sorte="participation"), filtres, 8)
    table = to_tableau("Métiers", tableau, ("metier", "nb_personnes"), demande)
    figure = to_graphique(
        tableau,
        "metier",
        [Barres("nb_personnes", "Personnes")],
        titre="",
        precision="",
        axe="",
    )

    assert ("ASS", "masqué") in table.ecrites
    assert (
        dict(zip(figure.categories, figure.series[0].valeurs, strict=True))["ASS"]
        is None
    )
    assert "personnes masqué" in figure.alt


@pytest.mark.parametrize("extension", FORMATS)
def test_memes_donnees_meme_recette_memes_octets(extension, entier, store):
    premier = FORMATS[extension](entier)

    assert FORMATS[extension](composer(store, recette())) == premier
    if extension != "html":
        assert {
            entree.date_time
            for entree in zipfile.ZipFile(io.BytesIO(premier)).infolist()
        } == {(1980, 1, 1, 0, 0, 0)}


def test_ecrire_un_dossier_choisit_le_format_par_l_extension(store, tmp_path: Path):
    fichier = tmp_path / "r.json"
    fichier.write_text(
        json.dumps({"titre": "Comité", "blocs": [{"sorte": "budget"}]}), "utf-8"
    )

    actions.ecrire_dossier(store, fichier, tmp_path / "ici" / "comite.DOCX")

    assert [f.name for f in (tmp_path / "ici").iterdir()] == ["comite.DOCX"]
    (tmp_path / "pris.html").mkdir()
    with pytest.raises(EcritureImpossible):
        actions.ecrire_dossier(store, fichier, tmp_path / "pris.html")
    assert not list(tmp_path.glob(".*"))
    with pytest.raises(FormatInconnu, match="odt\u00a0» n’est pas un format"):
        actions.ecrire_dossier(store, fichier, tmp_path / "comite.odt")
