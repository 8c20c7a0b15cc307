package wrong.project.query;

import org.axonframework.eventhandling.EventHandler;
import wrong.project.event.OpenEvent;

/** A projector that others can see. */
public class PublicProjector {

    @EventHandler
    void on(OpenEvent event) {}
}
