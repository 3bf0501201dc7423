import pytest

from egts_dashboard.models import MODELES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name

par_table = pytest.mark.parametrize("modele", MODELES, ids=lambda modele: modele.TABLE)


@par_table
def test_chaque_colonne_a_un_nom_montre_et_deux_n_ont_pas_le_meme(
    modele: type[Enregistrement],
) -> None:
    noms = [field_name(modele, colonne) for colonne in modele.model_fields]
    assert len(set(noms)) == len(noms)
