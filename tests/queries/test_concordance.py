"""La concordance : tous les emplois, à leur place, dans l’ordre demandé, et bornés."""

from collections.abc import Callable

import pytest

from egts_dashboard.queries import concordance as questions
from egts_dashboard.queries.concordance import (
    concordance,
    nb_items,
    sort_uses,
    spans,
    suites,
)
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.queries.recherche import understand
from egts_dashboard.queries.recherche.mots import Groupe, Mots
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems
from tests.fabriques import preconisation, socle

P = Selection("preconisation")


def _words(tape: str) -> Mots:
    """Les mots tapés, sans magasin : un groupe d’une racine chacun."""
    return Mots(tuple(Groupe((((racine, 1.0),),)) for racine in stems(tape)))


def _found(texte: str, tape: str) -> list[str]:
    return [texte[debut:fin] for debut, fin in spans(texte, suites(_words(tape)))]


def _lines(store: Store, tape: str, selection: Selection = P) -> list[tuple[str, str]]:
    tableau = concordance(store, selection, understand(store, tape, selection.objet))
    return list(zip(tableau["item_id"], tableau["mot"], strict=True))


@pytest.mark.parametrize(
    ("texte", "tape", "trouves"),
    [
        ("Écouter l’usager et les usagers", "usager", ["usager", "usagers"]),
        ("L’usager·ère·s d’abord", "usagers", ["usager·ère·s"]),
        ("La place de l’usager", "place des usagers", ["place de l’usager"]),
        ("Le travail, social ou non", "travail social", ["travail, social"]),
        ("social travail", "travail social", []),
        ("Œuvrer ensemble", "oeuvrer", ["Œuvrer"]),
        ("pas à pas, pas à pas", "le de", []),
        ("former, former, former", "former former", ["former, former"]),
    ],
)
def test_un_emploi_est_trouve_sous_toutes_ses_formes(
    texte: str, tape: str, trouves: list[str]
) -> None:
    assert _found(texte, tape) == trouves


def test_chaque_emploi_garde_son_texte_entier(store: Store) -> None:
    tableau = concordance(store, P, _words("formation"))
    intitules = dict(
        store.rows("SELECT item_id, intitule FROM items WHERE objet = 'preconisation'")
    )
    for v in tableau.itertuples():
        recolle = "".join((v.gauche + v.mot + v.droite).split())
        assert recolle == "".join(intitules[v.item_id].split())


def test_aucun_emploi_n_est_oublie(store: Store) -> None:
    (racine,) = stems("formation")
    textes = store.rows("SELECT intitule FROM items WHERE objet = 'preconisation'")
    attendus = sum(stems(intitule).count(racine) for (intitule,) in textes)
    assert attendus > 20
    assert len(concordance(store, P, _words("formation"))) == attendus
    assert nb_items(store, P, _words("formation")) == sum(
        racine in stems(intitule) for (intitule,) in textes
    )


def test_les_filtres_de_la_page_valent_pour_la_concordance(store: Store) -> None:
    selection = Selection("preconisation", Filtres(annee=(2019,)))
    tableau = concordance(store, selection, _words("formation"))
    assert len(tableau) and set(tableau["annee"]) == {2019}


def test_le_tri_suit_le_mot_d_avant_ou_d_apres(
    make_store: Callable[..., Store],
) -> None:
    textes = [
        "Œuvrer, la formation voulue",
        "Aimer la formation",
        "Une formation à étendre",
    ]
    store = make_store(
        **socle(),
        preconisations=[
            preconisation(f"p{rang}", intitule=texte, rang=rang + 1)
            for rang, texte in enumerate(textes)
        ],
    )
    tableau = concordance(store, P, _words("formation"))
    assert sort_uses(tableau, "document")["item_id"].tolist() == ["p0", "p1", "p2"]
    assert sort_uses(tableau, "gauche")["item_id"].tolist() == ["p1", "p0", "p2"]
    assert sort_uses(tableau, "droite")["item_id"].tolist() == ["p1", "p2", "p0"]


def test_les_mots_exacts_du_document_se_lisent_aussi(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[
            preconisation("a", intitule="Former les équipes", verbatim="des équipes !")
        ],
    )
    assert concordance(store, P, _words("équipe"))["gauche"].tolist() == [
        "Former les",
        "des",
    ]


def test_la_lecture_est_bornee(
    make_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "NB_ITEMS_MAX", 3)
    store = make_store(
        **socle(), preconisations=[preconisation(f"p{i}", rang=i + 1) for i in range(5)]
    )
    assert concordance(store, P, _words("former"))["item_id"].tolist() == [
        "p0",
        "p1",
        "p2",
    ]
    assert nb_items(store, P, _words("former")) == 5


def test_un_mot_que_rien_n_ecrit_rend_un_tableau_vide(store: Store) -> None:
    assert concordance(store, P, _words("xylophone")).empty
    assert concordance(store, P, Mots()).empty
    assert concordance(store, P, understand(store, "xylophone")).empty


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    textes = [
        "Former les AVS en équipe",
        "Former les auxiliaires de vie sociale",
        "Formation des bénévoles et des équipes",
        "La vie sociale des auxiliaires",
        "La place de l’usager, la place des usagers",
    ]
    return make_store(
        **socle(),
        preconisations=[
            preconisation(f"p{rang}", intitule=texte, rang=rang + 1)
            for rang, texte in enumerate(textes)
        ],
        sigles=[{"sigle": "AVS", "developpe": "auxiliaire de vie sociale"}],
    )


def test_un_sigle_et_son_developpement_se_trouvent_l_un_l_autre(petit: Store) -> None:
    attendus = [("p0", "AVS"), ("p1", "auxiliaires de vie sociale")]
    assert _lines(petit, "avs") == attendus
    assert _lines(petit, "auxiliaire de vie sociale") == attendus


def test_un_debut_de_mot_trouve_tous_ceux_qu_il_commence(petit: Store) -> None:
    assert _lines(petit, "form*") == [
        ("p0", "Former"),
        ("p1", "Former"),
        ("p2", "Formation"),
    ]


def test_un_mot_exclu_ecarte_l_item_entier(petit: Store) -> None:
    assert _lines(petit, "équipe") == [("p0", "équipe"), ("p2", "équipes")]
    assert _lines(petit, "équipe -bénévole") == [("p0", "équipe")]


def test_des_guillemets_veulent_les_mots_tels_quels(petit: Store) -> None:
    assert _lines(petit, "place des usagers") == [
        ("p4", "place de l’usager"),
        ("p4", "place des usagers"),
    ]
    assert _lines(petit, '"place des usagers"') == [("p4", "place des usagers")]
