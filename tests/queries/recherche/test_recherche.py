from collections.abc import Callable
from math import log

import pytest

from egts_dashboard.queries.recherche import chercher, understand
from egts_dashboard.queries.recherche.saisie import TERMES_MAX
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems
from tests.fabriques import constat, preconisation, socle


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    textes = [
        "Donner une place à l’usager dans les instances",
        "Former les équipes à l’évaluation",
        "Soutenir la formation, la formation continue des utilisateurs",
        "Ouvrir l’œuvre aux bénévoles",
    ]
    return make_store(
        **socle(),
        preconisations=[
            preconisation(f"p{rang}", rang=rang + 1, intitule=texte)
            for rang, texte in enumerate(textes)
        ],
        constats=[constat("c0", intitule="Réseaux sans coordination")],
    )


def _ids(store: Store, mots: str) -> list[str]:
    return list(chercher(store, mots)["item_id"])


@pytest.mark.parametrize(
    "mots",
    [
        "usager",
        "usagers",
        "l’usager",
        "L'USAGER",
        "utilisateur",
        "utilisatrice",
        "usager·ère·s",
    ],
)
def test_usager_et_utilisateur_se_trouvent_l_un_l_autre(
    petit: Store, mots: str
) -> None:
    assert set(_ids(petit, mots)) == {"p0", "p2"}


@pytest.mark.parametrize(
    ("mots", "trouve"),
    [
        ("evaluation", "p1"),
        ("ÉVALUATIONS", "p1"),
        ("oeuvres", "p3"),
        ("œuvre", "p3"),
        ("réseau", "c0"),
        ("benevole", "p3"),
    ],
)
def test_accents_casse_pluriels_et_ligatures_ne_comptent_pas(
    petit: Store, mots: str, trouve: str
) -> None:
    assert _ids(petit, mots) == [trouve]


def test_tous_les_mots_sont_exiges(petit: Store) -> None:
    assert _ids(petit, "formation continue") == ["p2"]
    assert understand(petit, "formation continue").a_tous


def test_si_rien_n_a_tous_les_mots_un_seul_suffit(petit: Store) -> None:
    compris = understand(petit, "évaluation bénévoles")
    assert not compris.a_tous
    assert set(_ids(petit, "évaluation bénévoles")) == {"p1", "p3"}


def test_tous_les_mots_se_jugent_parmi_la_sorte_cherchee(petit: Store) -> None:
    assert understand(petit, "réseaux coordination").a_tous
    assert understand(petit, "réseaux coordination", "constat").a_tous
    assert not understand(petit, "réseaux coordination", "preconisation").a_tous


def test_un_mot_inconnu_est_dit(petit: Store) -> None:
    compris = understand(petit, "zorglub évaluation")
    assert compris.inconnus == ("zorglub",)
    assert _ids(petit, "zorglub évaluation") == ["p1"]
    assert _ids(petit, "zorglub") == []


@pytest.mark.parametrize(
    ("debut", "trouve"), [("béné", {"p3"}), ("coord", {"c0"}), ("forma", {"p2"})]
)
def test_le_dernier_mot_peut_n_etre_que_commence(
    petit: Store, debut: str, trouve: set[str]
) -> None:
    assert trouve <= set(_ids(petit, debut))


def test_un_debut_de_moins_de_trois_lettres_ne_complete_pas(petit: Store) -> None:
    assert _ids(petit, "bé") == []


def test_un_mot_connu_n_est_pas_complete(petit: Store) -> None:
    assert understand(petit, "place").racines == ("plac",)


@pytest.mark.parametrize(
    "mots", ["", "   ", "de la", "!?%_*'\"; DROP TABLE items --", "’’’"]
)
def test_rien_a_chercher_ne_trouve_rien_et_ne_casse_rien(
    petit: Store, mots: str
) -> None:
    assert isinstance(_ids(petit, mots), list)
    assert petit.value("SELECT count(*) FROM items") == 5


def test_une_page_collee_ne_cherche_que_ses_premiers_mots(petit: Store) -> None:
    compris = understand(petit, " ".join(f"mot{n}" for n in range(5000)))
    assert compris.nb_ignores == 5000 - TERMES_MAX
    assert len(compris.inconnus) == TERMES_MAX


def test_le_score_est_bm25(petit: Store) -> None:
    textes = petit.rows("SELECT item_no, intitule FROM items ORDER BY item_no")
    mots = {numero: stems(texte) for numero, texte in textes}
    moyenne = sum(map(len, mots.values())) / len(mots)
    trouve = chercher(petit, "formation").iloc[0]
    f, longueur = 2, len(mots[trouve["item_no"]])
    rarete = log(1 + (len(mots) - 1 + 0.5) / (1 + 0.5))
    attendu = rarete * f * 2.2 / (f + 1.2 * (0.25 + 0.75 * longueur / moyenne))
    assert trouve["score"] == pytest.approx(attendu, rel=1e-5)


def test_la_recherche_trouve_exactement_les_items_qui_ont_les_racines(
    store: Store,
) -> None:
    for mots in (
        "formation",
        "place de l’usager",
        "appels à projets",
        "travail social",
    ):
        voulues = set(stems(mots))
        attendus = {
            numero
            for numero, texte in store.rows("SELECT item_no, intitule FROM items")
            if voulues <= set(stems(texte))
        }
        assert set(chercher(store, mots, 10_000)["item_no"]) == attendus != set()


def test_la_limite_garde_les_meilleurs(store: Store) -> None:
    tous = chercher(store, "travail", 10_000)
    assert list(chercher(store, "travail", 5)["item_id"]) == list(
        tous["item_id"].head(5)
    )
    assert list(tous["score"]) == sorted(tous["score"], reverse=True)
