extension Wording {
  /// Why a folder cannot take an export, and what to do.
  func say(ofExport trouble: ExportTrouble, to path: String) -> String {
    switch trouble {
    case .inUse:
      say(
        fr:
          "\(path) contient autre chose qu'une exportation. Choisissez un dossier vide ou à créer.",
        en: "\(path) holds something other than an export. Choose a folder that is empty or to be"
          + " made.")
    case .unreadableHead:
      say(
        fr: "La tête dans \(path) est illisible. Exportez dans un autre dossier, et comparez.",
        en: "The checkpoint in \(path) does not read. Export to another folder, and compare.")
    case .otherLog(let origin):
      say(
        fr: "\(path) contient un autre registre, \(origin). Choisissez un autre dossier.",
        en: "\(path) holds another ledger, \(origin). Choose another folder.")
    case .behind(let published, let size):
      say(
        fr: "\(path) contient \(number(Int(clamping: published))) écritures, et le registre n'en a"
          + " signé que \(number(Int(clamping: size))) : il a été remplacé par un plus ancien. Ne"
          + " signez plus rien avant d'avoir compris.",
        en: "\(path) holds \(number(Int(clamping: published))) records, and the ledger has signed"
          + " only \(number(Int(clamping: size))): it was replaced by an older one. Sign nothing until"
          + " it is explained.")
    case .otherHistory(let size):
      say(
        fr: "\(path) contient une autre histoire du registre jusqu'à \(number(Int(clamping: size)))"
          + " écritures : l'une des deux a été réécrite. Gardez les deux comme preuve.",
        en: "\(path) holds another history of the ledger up to \(number(Int(clamping: size)))"
          + " records: one of the two was rewritten. Keep both as evidence.")
    case .holdsSelection:
      say(
        fr: "\(path) contient une sélection, qui ne serait plus de la même tête que les tuiles."
          + " Choisissez un autre dossier, ou exportez de nouveau la sélection.",
        en: "\(path) holds a selection, which would be of another checkpoint than the tiles. Choose"
          + " another folder, or export the selection again.")
    case .unverified(let what):
      say(
        fr: "Rien n'a été écrit sous \(path) : ce qui devait l'être ne passe pas la vérification"
          + " (\(said(inStore: what))). Vérifiez le registre (entente verifier) ; s'il tient, la faute"
          + " est au programme : signalez-la avec cette ligne.",
        en: "Nothing was written to \(path): what was to be does not pass verification"
          + " (\(said(inStore: what))). Verify the ledger (entente verify); if it holds, the program"
          + " is at fault: report it with this line.")
    case .tooLargeForTar(let file):
      say(
        fr: "\(file) a plus de 8 Gio, et un fichier tar n'a pas la place de le dire. Rien n'a été"
          + " écrit sous \(path) : exportez avec --zip, ou en un dossier.",
        en: "\(file) has over 8 GiB, which a tar file has no room to say. Nothing was written to"
          + " \(path): export with --zip, or to a folder.")
    }
  }
}
