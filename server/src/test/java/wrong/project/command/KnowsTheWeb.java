package wrong.project.command;

import wrong.project.api.CatchingController;

/** A command must work without HTTP. */
public record KnowsTheWeb(CatchingController controller) {}
