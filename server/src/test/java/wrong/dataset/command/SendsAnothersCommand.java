package wrong.dataset.command;

import wrong.project.command.NeverHandled;

/** Only automations send the commands of other features. */
public record SendsAnothersCommand(NeverHandled command) {}
