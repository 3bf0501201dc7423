import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.errors import RecetteRefusee
from egts_dashboard.exports.recette import to_json
from egts_dashboard.ingest.recette import TAILLE_MAX_OCTETS, read_recette
from egts_dashboard.models.recette import Bloc, FiltresRecette, Recette
from egts_dashboard.queries.filtres import Filtres


def refused(octets):
    with pytest.raises(RecetteRefusee) as refus:
        read_recette(octets)
    return str(refus.value).replace("\u00a0", " ")


def test_une_recette_ecrite_se_relit_la_meme():
    recette = Recette(
        titre="Comité d’octobre",
        date="2014-10-14",
        filtres=FiltresRecette(territoire=("R54",), annee=(2014,)),
        blocs=(Bloc(sorte="themes"), Bloc(sorte="preconisations", mots="formation")),
    )

    assert read_recette(to_json(recette)) == recette
    assert json.loads(to_json(recette))["filtres"] == {
        "territoire": ["R54"],
        "annee": [2014],
    }


def test_toutes_les_fautes_sont_dites_d_un_coup_avec_leur_place():
    message = refused(
        b'{"titre": "", "blocs": [{"sorte": "x"}, {"sorte": "themes"}], "lignes": 0,'
        b' "filtres": {"annee": ["a"], "zone": []}, "date": "2014-13-01"}'
    )

    assert "titre : cette case ne peut pas être vide." in message
    assert "date : cette date n’existe pas." in message
    assert "filtres › annee › 1er : un nombre entier est attendu." in message
    assert "filtres › zone : cette rubrique n’existe pas." in message
    assert "blocs › 1er › sorte : la valeur n’est pas dans la liste." in message
    assert "lignes : la valeur doit être au moins 1." in message
    assert len(message.splitlines()) == 6


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (b"{", "ligne 1, signe 2"),
        (b"\xff\xfe", "n’est pas un texte en UTF-8"),
        (b"[]", "un ensemble de rubriques est attendu"),
        (b'{"titre": "a", "titre": "b"}', "est écrite deux fois"),
        (b'{"titre": "a", "blocs": []}', "Donnez au moins un bloc"),
        (
            b'{"titre": "' + b"a" * 151 + b'", "blocs": [{"sorte": "themes"}]}',
            "titre : c’est trop long : 150 au plus",
        ),
        (
            b'{"titre": "\\ud800", "blocs": [{"sorte": "themes"}]}',
            "titre : un signe n’y est pas du texte",
        ),
        (
            b'{"titre": "a", "blocs": [{"sorte": "themes"}], "date": "0012-01-01"}',
            "date : la valeur doit être au moins 1900-01-01",
        ),
        (b"[" * 9000, "s’emboîtent trop"),
        (b" " * (TAILLE_MAX_OCTETS + 1), "trop gros"),
        (
            b'{"titre": "a", "blocs": [{"sorte": "themes"}, {"sorte": "themes"}]}',
            "un bloc est demandé deux fois (themes)",
        ),
        (
            b'{"titre": "a", "blocs": [{"sorte": "themes", "mots": "x"}]}',
            "blocs › 1er : des mots ne se cherchent que dans « preconisations ».",
        ),
        (
            b'{"titre": "a", "blocs": [{"sorte": "themes"}], "recette": 2}',
            "recette : la valeur n’est pas dans la liste",
        ),
    ],
)
def test_une_recette_mal_formee_est_refusee_en_francais(octets, dit):
    assert dit in refused(octets)


@given(st.binary(max_size=300))
def test_aucun_fichier_ne_fait_autre_chose_qu_un_refus_dit(octets):
    with pytest.raises(RecetteRefusee):
        read_recette(octets)


def test_une_recette_connait_tous_les_filtres():
    assert set(FiltresRecette.model_fields) == {f.name for f in fields(Filtres)}
