-- Les liens entre items : lus à chaque visite, écrits une fois. Une vue
-- relirait tous les items, quel que soit leur nombre, pour quelques centaines de liens.

-- Un item est repris quand un autre endroit le redit, ou qu’une personne a validé ce qu’il est devenu.
CREATE TABLE items_repris AS
SELECT item_no
FROM items
JOIN (
    SELECT objet, objet_id AS item_id FROM mentions
    UNION
    SELECT amont_objet, amont_id FROM remontees WHERE statut = 'validee'
) USING (objet, item_id)
ORDER BY item_no;
COMMENT ON TABLE items_repris IS 'Les items redits à un autre endroit, ou dont une suite est validée.';
COMMENT ON COLUMN items_repris.item_no IS 'Item.';

-- Un lien validé, ses deux bouts situés. La cible est le document de l’item d’aval, ou le plan
-- de la mesure. La force va de 1 (identique) à 4 (même demande).
CREATE TABLE remontees_situees AS
SELECT
    remontees.remontee_id, remontees.nature, remontees.confiance, remontees.note,
    array_position(['identique', 'reformulee', 'fusionnee', 'meme_demande'], remontees.nature) AS force,
    amont_objet, amont_id, amont.item_no AS amont_no, amont.intitule AS amont,
    amont.source_id AS amont_source_id, amont.territoire_code AS amont_territoire_code, amont.atelier_id AS amont_atelier_id,
    amont.volet AS amont_volet, amont.theme_id AS amont_theme_id, amont.provenance AS amont_provenance,
    aval_objet, aval_id, aval.item_no AS aval_no,
    coalesce(aval.intitule, mesures.intitule) AS aval,
    coalesce(aval.source_id, mesures.source_id) AS aval_source_id,
    coalesce(aval.source_id, mesures.plan) AS cible,
    coalesce(aval.localisation, mesures.localisation) AS aval_localisation,
    aval_objet = 'mesure' OR coalesce(aval.demarche_id <> amont.demarche_id, false) AS est_convergence
FROM remontees
JOIN items_situes AS amont ON amont.objet = amont_objet AND amont.item_id = amont_id
LEFT JOIN items AS aval ON aval.objet = aval_objet AND aval.item_id = aval_id
LEFT JOIN mesures ON aval_objet = 'mesure' AND mesure_id = aval_id
WHERE remontees.statut = 'validee' AND (aval.item_no IS NOT NULL OR mesure_id IS NOT NULL)
ORDER BY amont_no, remontee_id;
COMMENT ON TABLE remontees_situees IS 'Les liens validés, leurs deux bouts situés.';
COMMENT ON COLUMN remontees_situees.remontee_id IS 'Lien.';
COMMENT ON COLUMN remontees_situees.nature IS 'Nature du lien.';
COMMENT ON COLUMN remontees_situees.confiance IS 'Confiance de qui l’a jugé.';
COMMENT ON COLUMN remontees_situees.note IS 'Ce qui l’a fait juger ainsi.';
COMMENT ON COLUMN remontees_situees.force IS 'De 1 (identique) à 4 (même demande).';
COMMENT ON COLUMN remontees_situees.amont_objet IS 'Sorte de l’item d’amont.';
COMMENT ON COLUMN remontees_situees.amont_id IS 'Son identifiant.';
COMMENT ON COLUMN remontees_situees.amont_no IS 'Son numéro.';
COMMENT ON COLUMN remontees_situees.amont IS 'Son intitulé.';
COMMENT ON COLUMN remontees_situees.amont_source_id IS 'Son document.';
COMMENT ON COLUMN remontees_situees.amont_territoire_code IS 'Son territoire.';
COMMENT ON COLUMN remontees_situees.amont_atelier_id IS 'Son atelier ; vide s’il n’en a pas.';
COMMENT ON COLUMN remontees_situees.amont_volet IS 'Sa partie de la restitution.';
COMMENT ON COLUMN remontees_situees.amont_theme_id IS 'Son thème principal.';
COMMENT ON COLUMN remontees_situees.amont_provenance IS 'Son atelier, à défaut son document, en toutes lettres.';
COMMENT ON COLUMN remontees_situees.aval_objet IS 'Sorte de l’item d’aval, ou mesure.';
COMMENT ON COLUMN remontees_situees.aval_id IS 'Son identifiant.';
COMMENT ON COLUMN remontees_situees.aval_no IS 'Son numéro ; vide pour une mesure.';
COMMENT ON COLUMN remontees_situees.aval IS 'Son intitulé.';
COMMENT ON COLUMN remontees_situees.aval_source_id IS 'Son document.';
COMMENT ON COLUMN remontees_situees.cible IS 'Document de l’item d’aval, ou plan de la mesure.';
COMMENT ON COLUMN remontees_situees.aval_localisation IS 'Où le lire.';
COMMENT ON COLUMN remontees_situees.est_convergence IS 'Les deux bouts ne sont pas de la même démarche.';

-- Une étape est un document dont un item est lié, ou un plan national ; son nom court tient
-- dans une figure. L’ordre suit l’année, puis l’échelon.
CREATE TABLE etapes AS
SELECT
    items.source_id AS etape, any_value(sources.nature) AS nature_source, NULL::VARCHAR AS plan,
    mode(territoires.nom) AS territoire, max(items.annee) AS annee, any_value(sources.titre) AS document,
    min(items.demarche_id) AS demarche_id,
    min(array_position(['commune', 'departement', 'region', 'inter_region', 'national'], items.niveau)) AS echelon
FROM items
JOIN sources USING (source_id)
JOIN territoires USING (territoire_code)
WHERE items.objet <> 'pratique'
GROUP BY items.source_id
UNION ALL
SELECT
    plan, NULL, plan, 'France', NULL, string_agg(DISTINCT sources.titre, ', ' ORDER BY sources.titre),
    NULL, 6
FROM mesures JOIN sources USING (source_id)
GROUP BY plan
ORDER BY etape;
COMMENT ON TABLE etapes IS 'Les documents et les plans qu’une remontée relie.';
COMMENT ON COLUMN etapes.etape IS 'Document ou plan.';
COMMENT ON COLUMN etapes.nature_source IS 'Nature du document ; vide pour un plan.';
COMMENT ON COLUMN etapes.plan IS 'Plan ; vide pour un document.';
COMMENT ON COLUMN etapes.territoire IS 'Territoire le plus fréquent de ses items.';
COMMENT ON COLUMN etapes.annee IS 'Dernière année de ses items.';
COMMENT ON COLUMN etapes.document IS 'Titre.';
COMMENT ON COLUMN etapes.demarche_id IS 'Démarche.';
COMMENT ON COLUMN etapes.echelon IS 'De 1 (commune) à 6 (plan national).';
