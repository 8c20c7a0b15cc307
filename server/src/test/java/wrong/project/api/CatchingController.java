package wrong.project.api;

import java.util.function.IntSupplier;

/** Makes answers of failures by itself. */
public class CatchingController {

    int get(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    IntSupplier inALambda(String number) {
        return () -> {
            try {
                return Integer.parseInt(number);
            } catch (NumberFormatException e) {
                return 0;
            }
        };
    }
}
