// Streamlit n’a pas de version française : on traduit ses mots là où il les écrit.
(() => {
  document.documentElement.lang = "fr";
  if (window.egtsTraduit) return;
  window.egtsTraduit = true;
  const mots = {
    "Close": "Fermer", "Fullscreen": "Plein écran", "Close fullscreen": "Quitter le plein écran",
    "Download as CSV": "Télécharger (CSV)", "Search": "Chercher", "Show/hide columns": "Colonnes",
    "Show all columns": "Toutes les colonnes", "Copy to clipboard": "Copier", "Copy": "Copier",
    "No results": "Aucun choix", "No options to select.": "Aucun choix", "Clear all": "Tout retirer",
    "Select all": "Tout choisir", "Clear value": "Effacer", "open": "ouvrir", "Open": "Ouvrir",
    "Upload": "Choisir un fichier", "Drag and drop file here": "Déposez le fichier ici",
    "Settings": "Réglages", "Print": "Imprimer", "Rerun": "Actualiser", "Clear cache": "Vider la mémoire",
    "Record screen": "Enregistrer l’écran", "About": "À propos", "Theme": "Apparence",
    "System": "Système", "Light": "Clair", "Dark": "Sombre", "Wide mode": "Pleine largeur",
    "Page not found": "Page introuvable",
    "The page that you have requested does not seem to exist. Running the app's main page.": "Cette page n’existe pas. Voici l’accueil.",
    "Running...": "En cours…", "Stop": "Arrêter",
    "Main menu": "Menu", "Skip to main content": "Aller au contenu", "Loading...": "Chargement…", "Connecting": "Connexion", "Show more": "Voir plus",
    "Show less": "Voir moins", "View more": "Voir plus", "View less": "Voir moins",
    "Sort ascending": "Tri croissant", "Sort descending": "Tri décroissant",
    "Pin column": "Épingler la colonne", "Unpin column": "Libérer la colonne",
    "Hide column": "Masquer la colonne", "Autosize": "Ajuster la largeur", "Format": "Format",
    "Deploy": "Publier", "Previous page": "Page précédente", "Next page": "Page suivante", "empty": "vide", "Today": "Aujourd’hui", "dd": "jj", "yyyy": "aaaa", "None": "Aucun",
    "Add files": "Déposer un autre fichier", "file upload": "dépôt de fichier",
    "Add row": "Ajouter une ligne", "Delete row(s)": "Retirer les lignes cochées",
    "Delete row": "Retirer la ligne cochée", "Delete rows": "Retirer les lignes cochées",
    "Clear selection": "Ne plus rien cocher",
    "Press Enter to apply": "Entrée pour valider", "Press Enter to submit form": "Entrée pour envoyer",
  };
  // Les phrases où un nombre, une touche change.
  const formes = [
    [/^Press (Ctrl|⌘)\+Enter to .*$/, "$1 + Entrée pour valider"],
    [/^Select (\d+) matches$/, "Choisir les $1 trouvés"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "$1 choix au plus\u00a0: retirez-en un d’abord"],
  ];
  const enForme = (lu) => {
    const forme = formes.find(([motif]) => motif.test(lu));
    return forme && lu.replace(...forme);
  };
  // « Add row: titre de la grille » : le bouton d’une grille porte le nom de celle-ci.
  const enTete = (lu) => {
    const [mot, ...reste] = lu.split(": ");
    return reste.length && mots[mot] && `${mots[mot]}\u00a0: ${reste.join(": ")}`;
  };
  const attributs = ["aria-label", "title", "placeholder", "data-tooltip"];
  const traduire = (noeud) => {
    if (noeud.nodeType === Node.TEXT_NODE) {
      const mot = mots[noeud.data.trim()] || enForme(noeud.data.trim());
      if (mot && noeud.parentElement && !noeud.parentElement.closest("[data-testid=stMarkdown], [data-testid=stDataFrame]")) {
        noeud.data = noeud.data.replace(noeud.data.trim(), mot);
      }
      if (noeud.parentElement && noeud.parentElement.closest("[data-testid=stFileUploader]")) {
        const taille = /^([\d.]+)(K|M|G)?B( per file.*)?$/.exec(noeud.data.trim());
        if (taille) {
          const suite = (taille[3] || "").replace("per file", "par fichier");
          noeud.data = `${taille[1].replace(".", ",")}\u00a0${(taille[2] || "").replace("K", "k")}o${suite}`;
        }
      }
      return;
    }
    if (noeud.nodeType !== Node.ELEMENT_NODE) return;
    // Une requête plus large que sa fenêtre se fait défiler aux flèches : il faut pouvoir s’y rendre.
    if (noeud.tagName === "PRE" && noeud.tabIndex < 0 && noeud.closest("[data-testid=stCode]")) {
      noeud.tabIndex = 0;
      noeud.setAttribute("role", "group");
      noeud.setAttribute("aria-label", "Requête");
    }
    for (const nom of attributs) {
      const lu = noeud.getAttribute(nom) || "";
      const mot = mots[lu] || enTete(lu) || (lu.startsWith("Help for ") && `Aide\u00a0: ${lu.slice(9)}`) || (lu.startsWith("Remove ") && `Retirer ${lu.slice(7)}`);
      if (mot) noeud.setAttribute(nom, mot);
    }
    noeud.childNodes.forEach(traduire);
  };
  traduire(document.body);
  // Les figures sont dessinées pour un mode : quand le lecteur en change, on les redemande.
  const mode = () => {
    const page = document.querySelector("[data-testid=stApp]");
    return page ? getComputedStyle(page).colorScheme : null;
  };
  let affiche = mode();
  const noter = () => { if (affiche) document.documentElement.dataset.mode = affiche; };
  noter();
  setInterval(() => {
    // Le papier n’a pas de mode : on n’y redemande rien.
    if (matchMedia("print").matches) return;
    const present = mode();
    if (affiche && present && present !== affiche) location.reload();
    affiche = present || affiche;
    noter();
  }, 700);
  // Recharger ou fermer arrête une longue écriture, et perd un rapport en cours de relecture ou
  // une saisie que l’on n’a pas enregistrée : le navigateur demande d’abord.
  const enCours = [
    ".st-key-annuler_import", "[class*=st-key-rapport_depose] [data-testid=stFileChip]",
    "[class*=st-key-voir_]", "[class*=st-key-FormSubmitter-confirmer_]",
  ].join();
  addEventListener("beforeunload", (depart) => {
    if (document.querySelector(enCours)) depart.preventDefault();
  });
  new MutationObserver((changements) => {
    for (const changement of changements) {
      changement.addedNodes.forEach(traduire);
      if (changement.type !== "childList") traduire(changement.target);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: attributs });
})();
