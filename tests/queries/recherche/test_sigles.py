from collections.abc import Callable

import pytest

from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems
from tests.fabriques import preconisation, socle
from tests.queries.recherche.trouver import ids, items

TEXTES = {
    "sigle": "Absence des AVS et des ME",
    "entier": "Recrutement d’auxiliaires de vie sociale",
    "epars": "Auxiliaire administratif de la vie associative",
    "moniteur": "Former les moniteurs éducateurs",
}
SIGLES = [
    {"sigle": "AVS", "developpe": "auxiliaire de vie sociale", "note": None},
    {"sigle": "ME", "developpe": "moniteur éducateur", "note": None},
    {"sigle": "XYZ", "developpe": "vie associative", "note": None},
]


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    return make_store(
        **socle(),
        sigles=SIGLES,
        preconisations=items(TEXTES),
    )


@pytest.mark.parametrize(
    "mots", ["AVS", "avs", "auxiliaire de vie sociale", "Auxiliaires de vie sociale"]
)
def test_un_sigle_et_son_developpement_se_trouvent_l_un_l_autre(
    petit: Store, mots: str
) -> None:
    assert ids(petit, mots) == {"sigle", "entier"}
    assert understand(petit, mots).sigles == (("AVS", "auxiliaire de vie sociale"),)


def test_un_developpement_se_reconnait_au_milieu_d_autres_mots(petit: Store) -> None:
    assert ids(petit, "recrutement auxiliaires de vie sociale") == {"entier"}
    assert ids(petit, "absence auxiliaires de vie sociale") == {"sigle"}


def test_un_sigle_ecrit_comme_un_mot_vide_se_cherche_en_capitales(petit: Store) -> None:
    assert ids(petit, "ME") == {"moniteur"}
    assert understand(petit, "me").est_vide


def test_un_sigle_que_rien_ne_contient_trouve_son_developpement(petit: Store) -> None:
    assert ids(petit, "XYZ") == {"epars"}


def test_un_sigle_se_retire_avec_son_developpement(petit: Store) -> None:
    assert ids(petit, "-AVS") == {"epars", "moniteur"}


def test_les_mots_d_un_developpement_inconnu_restent_des_mots(petit: Store) -> None:
    assert ids(petit, "vie associative") == {"epars"}


def test_un_developpement_que_rien_n_a_en_entier_se_cherche_mot_a_mot(
    make_store: Callable[..., Store],
) -> None:
    paire = {"sigle": "HCTS", "developpe": "haut conseil du travail", "note": None}
    textes = {"a": "Le haut du panier", "b": "Le travail", "c": "Un conseil de travail"}
    petit = make_store(
        **socle(),
        sigles=[paire],
        preconisations=[
            preconisation(nom, rang=rang, intitule=texte)
            for rang, (nom, texte) in enumerate(textes.items(), start=1)
        ],
    )
    assert ids(petit, "haut conseil du travail") == {"a", "b", "c"}
    assert not understand(petit, "haut conseil du travail").a_tous


def test_un_developpement_aux_mots_inconnus_rend_ses_mots_connus(
    make_store: Callable[..., Store],
) -> None:
    paire = {"sigle": "HCTS", "developpe": "haut conseil du travail", "note": None}
    petit = make_store(
        **socle(),
        sigles=[paire],
        preconisations=[preconisation("a", rang=1, intitule="Le travail")],
    )
    assert ids(petit, "haut conseil du travail") == {"a"}
    assert understand(petit, "haut conseil du travail").inconnus == ("haut", "conseil")


def test_les_sigles_livres_trouvent_leurs_developpements(store: Store) -> None:
    trouves = ids(store, "auxiliaires de vie sociale")
    assert trouves and trouves <= ids(store, "AVS")
    assert ids(store, "agence régionale de santé") == ids(store, "ARS") != set()


def test_chaque_sigle_livre_est_en_capitales_et_se_developpe(store: Store) -> None:
    lignes = store.rows("SELECT sigle, developpe FROM sigles")
    assert len({sigle for sigle, _ in lignes}) >= 40
    for sigle, developpe in lignes:
        assert sigle.isupper() and " " in developpe


def test_un_sigle_que_rien_n_ecrit_ne_se_disperse_pas_en_mots(
    make_store: Callable[..., Store],
) -> None:
    developpe = "établissement et service d’aide par le travail"
    store = make_store(
        **socle(),
        sigles=[{"sigle": "ESAT", "developpe": developpe, "note": None}],
        preconisations=[
            preconisation("aide", intitule="Former les services d’aide à domicile"),
            preconisation(
                "travail", rang=2, intitule="Un établissement où l’on travaille"
            ),
        ],
    )
    assert ids(store, "ESAT") == set()
    # Tapé en toutes lettres, chacun de ses mots vaut encore.
    assert ids(store, developpe) == {"aide", "travail"}


def test_un_developpement_ne_se_surligne_qu_entier(petit: Store) -> None:
    mots = understand(petit, "AVS")
    assert mots.racines_de(set(stems(TEXTES["epars"]))) == ()
    assert set(stems("auxiliaire vie sociale")) == set(
        mots.racines_de(set(stems(TEXTES["entier"])))
    )
