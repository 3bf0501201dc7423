from egts_dashboard.figures import sources as figures
from egts_dashboard.queries import qualite, sources
from egts_dashboard.store.connection import Store


def test_les_barres_totalisent_les_faits(store: Store) -> None:
    tableau = qualite.certitudes(store)
    figure = figures.certitudes(tableau, False)
    assert sum(sum(t.x) for t in figure.data) == tableau["nb_faits"].sum()
    assert [t.name for t in figure.data] == ["imprimé", "déduit", "incertain"]


def test_deux_documents_de_meme_titre_ont_chacun_leur_barre(store: Store) -> None:
    tableau = qualite.certitudes(store).assign(document="tableau.csv")
    figure = figures.certitudes(tableau, False)
    assert len(set(figure.data[0].y)) == len(tableau)
    assert sum(sum(t.x) for t in figure.data) == tableau["nb_faits"].sum()


def test_les_barres_totalisent_les_lignes_couvertes(store: Store) -> None:
    tableau = sources.couverture(store)
    figure = figures.couverture(tableau, True)
    assert sum(sum(t.x) for t in figure.data) == tableau["nb_lignes"].sum()


def test_le_tableau_colore_porte_chaque_nombre(store: Store) -> None:
    tableau = sources.apports(store)
    for dessin in (figures.apports, figures.apports_etroit):
        trace = dessin(tableau, False).data[0]
        assert list(trace.z) == list(tableau["nb_lignes"])
        assert len(set(zip(trace.x, trace.y, strict=True))) == len(tableau)
