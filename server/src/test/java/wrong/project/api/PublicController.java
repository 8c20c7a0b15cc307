package wrong.project.api;

import org.springframework.web.bind.annotation.RestController;

/** A controller that others can see. */
@RestController
public class PublicController {}
