from tests.fabriques import atelier, mention, preconisation, remontee, socle
from tests.store.controles.conftest import Ecarts


def test_un_atelier_redit_sous_un_autre_nom_garde_celui_de_sa_fiche(
    ecarts: Ecarts,
) -> None:
    autre = mention(
        "m",
        "atelier",
        "a1",
        localisation="calendrier",
        note="Autre intitulé ici : « La vie ordinaire des personnes ».",
    )
    [ecart] = ecarts(
        "ateliers_deux_noms",
        ateliers=[atelier("a1", intitule="La vulnérabilité à domicile")],
        mentions=[autre],
    )
    assert ecart["message"] == (
        "« La vulnérabilité à domicile » est aussi nommé « La vie ordinaire des personnes »."
    )
    assert (ecart["valeur_b"], ecart["lieu_b"]) == (
        "La vie ordinaire des personnes",
        "Bilan, calendrier",
    )
    assert ecart["explication"].startswith("Ressemblance des deux intitulés : 0,")


def test_le_meme_nom_ou_un_mot_cite_ne_fait_pas_un_second_nom(ecarts: Ecarts) -> None:
    notes = [
        "Intitulé : « LA VULNERABILITE, à domicile ».",
        "Intitulé au pluriel : « réseaux ».",
        "Atelier déjà décrit ailleurs.",
        None,
    ]
    redits = [
        mention(f"m{i}", "atelier", "a1", note=note) for i, note in enumerate(notes)
    ]
    ateliers = [atelier("a1", intitule="La vulnérabilité à domicile")]
    assert ecarts("ateliers_deux_noms", ateliers=ateliers, mentions=redits) == []


def test_deux_ateliers_au_nom_presque_pareil_sont_rapproches(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "ateliers_ressemblants",
        ateliers=[
            atelier("a1", intitule="Place des usagers dans les dispositifs"),
            atelier("a2", intitule="Place des usagers dans le dispositif"),
        ],
    )
    assert ecart["severite"] == "information"
    assert ecart["message"] == (
        "« Place des usagers dans les dispositifs » et « Place des usagers dans le"
        " dispositif » sont peut-être le même atelier."
    )


def test_le_meme_nom_dans_deux_territoires_n_est_pas_un_doublon(ecarts: Ecarts) -> None:
    ateliers = [
        atelier("a1", intitule="Place des usagers"),
        atelier("a2", intitule="Place des usagers", territoire_code="R72"),
        atelier("a3", intitule="Évolution des publics"),
    ]
    assert ecarts("ateliers_ressemblants", ateliers=ateliers) == []


def test_un_intitule_lu_deux_fois_renvoie_au_premier(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        "intitules_identiques",
        preconisations=[
            preconisation("p1", intitule="Former les équipes"),
            preconisation("p2", intitule="FORMER LES EQUIPES", rang=2),
        ],
    )
    assert ecart["severite"] == "information"
    assert (ecart["ligne_id"], ecart["valeur_a"], ecart["valeur_b"]) == (
        "p2",
        "p1",
        "p2",
    )
    assert ecart["explication"] == (
        "Même document : une redite, ou un item encodé deux fois."
    )


def test_une_reprise_sue_par_un_lien_de_remontee_se_tait(ecarts: Ecarts) -> None:
    sources = [*socle()["sources"], socle()["sources"][0] | {"source_id": "doc2"}]
    silence = ecarts(
        "intitules_identiques",
        sources=sources,
        preconisations=[preconisation("p1"), preconisation("p2", source_id="doc2")],
        remontees=[remontee("r", "p1", "p2")],
    )
    assert silence == []


def test_une_reprise_entre_deux_documents_attend_son_lien(ecarts: Ecarts) -> None:
    sources = [*socle()["sources"], socle()["sources"][0] | {"source_id": "doc2"}]
    [ecart] = ecarts(
        "intitules_identiques",
        sources=sources,
        preconisations=[preconisation("p1"), preconisation("p2", source_id="doc2")],
    )
    assert ecart["explication"].startswith("Deux documents :")
