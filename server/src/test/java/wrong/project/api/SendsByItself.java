package wrong.project.api;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;

/** Sends messages without saying for whom. */
public record SendsByItself(CommandGateway commands, QueryGateway queries) {}
