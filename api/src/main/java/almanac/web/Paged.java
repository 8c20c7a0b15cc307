package almanac.web;

import almanac.row.Window;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/**
 * Marks the {@link Window} of an operation that answers with pages, which is in its parameters {@code offset} and
 * {@code limit}, and names its limits. Windows are checked together with all other parameters of the request.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Paged.Check.class)
public @interface Paged {

    String OFFSET = "offset";
    String LIMIT = "limit";
    int FIRST = 0;
    int SHORTEST = 1;

    /** The limit of requests that name none. */
    int usual() default 10;

    int longest() default Texts.LONGEST_PAGE;

    /** Is part of every constraint, and not used: offset and limit have sentences of their own. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Complains of offset and limit in the words of the constraints for numbers. */
    class Check implements ConstraintValidator<Paged, Window> {

        private static final String MIN = "{jakarta.validation.constraints.Min.message}";
        private static final String MAX = "{jakarta.validation.constraints.Max.message}";

        private int longest;

        @Override
        public void initialize(Paged paged) {
            longest = paged.longest();
        }

        @Override
        public boolean isValid(Window window, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            boolean begins = isKept(window.offset() >= FIRST, OFFSET, MIN, FIRST, context);
            boolean isLong = isKept(window.limit() >= SHORTEST, LIMIT, MIN, SHORTEST, context);
            boolean isShort = isKept(window.limit() <= longest, LIMIT, MAX, longest, context);
            return begins && isLong && isShort; // each has complained by now
        }

        private static boolean isKept(
                boolean isKept, String name, String message, int bound, ConstraintValidatorContext context) {
            if (!isKept) {
                context.unwrap(HibernateConstraintValidatorContext.class)
                        .addMessageParameter("value", bound)
                        .buildConstraintViolationWithTemplate(message)
                        .addPropertyNode(name)
                        .addConstraintViolation();
            }
            return isKept;
        }
    }
}
