from egts_dashboard.queries.couverture import documents, passages
from tests import fabriques


def test_les_cartes_et_les_jeux_de_chiffres_ne_sont_pas_des_documents_a_lire(
    make_store,
):
    def source(cle, nature, fichier):
        return {
            "source_id": cle,
            "titre": cle,
            "producteur": "x",
            "nature": nature,
            "nom_fichier": fichier,
        }

    store = make_store(
        sources=[
            source("bilan", "bilan", "a.txt"),
            source("carte", "carte", "b.geojson"),
            source("chiffres", "statistique", "c.csv"),
            source("ailleurs", "presse", None),
        ]
    )

    assert [d["source_id"] for d in documents(store)] == ["bilan"]


def test_faits_mentions_et_exclusions_sont_ranges_par_document(make_store):
    store = make_store(
        **fabriques.socle(),
        ateliers=[
            fabriques.atelier("a", ligne_debut=3, ligne_fin=5),
            fabriques.atelier("b"),
        ],
        preconisations=[fabriques.preconisation("p", ligne_debut=2)],
        mentions=[
            {
                "mention_id": "m",
                "objet": "atelier",
                "objet_id": "a",
                "source_id": "doc",
                "localisation": "x",
                "ligne_debut": 9,
            }
        ],
        exclusions=[fabriques.exclusion("e")],
    )

    vus = [
        (p.sorte, p.ligne_id, p.ligne_debut, p.ligne_fin)
        for p in passages(store)["doc"]
    ]

    assert vus == [
        ("exclusion", "e", 1, 1),
        ("fait", "p", 2, 2),
        ("fait", "a", 3, 5),
        ("mention", "m", 9, 9),
    ]


def test_tout_fait_livre_situe_par_une_ligne_est_un_passage(store):
    attendus = store.value("SELECT count(*) FROM items WHERE ligne_debut IS NOT NULL")

    tables = {"preconisations", "constats", "pratiques"}
    vus = [
        p for liste in passages(store).values() for p in liste if p.nom_table in tables
    ]
    assert len(vus) == attendus > 500
