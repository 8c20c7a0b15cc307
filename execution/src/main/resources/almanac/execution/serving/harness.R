# Serves one function of R to harness.py: a line of JSON with the arguments of a call comes in, each a JSON of its own, and
# a line of JSON with the result goes out. Needs the package jsonlite.

settings <- commandArgs(trailingOnly = TRUE)
answers <- file(paste0("/dev/fd/", settings[3]), open = "w", raw = TRUE)

say <- function(value) {
  text <- jsonlite::toJSON(value, auto_unbox = TRUE, digits = NA, null = "null", na = "null")
  writeLines(as.character(text), answers)
  flush(answers)
}

is_no_number <- function(value) {
  is.numeric(value) && any(is.nan(value) | is.infinite(value))
}

source(settings[1])
served <- get0(settings[2], mode = "function")
if (is.null(served)) {
  stop("There is no function '", settings[2], "' in ", settings[1])
}

parameters <- formals(args(served))
known <- setdiff(names(parameters), "...")
say(list(
  parameters = I(lapply(known, function(name) {
    list(name = name, required = is.symbol(parameters[[name]]) && nchar(as.character(parameters[[name]])) == 0)
  })),
  takesMore = "..." %in% names(parameters),
  description = NULL
))

calls <- file("stdin", open = "r")
repeat {
  line <- readLines(calls, n = 1)
  if (length(line) == 0) {
    break
  }
  said <- tryCatch(
    {
      call <- jsonlite::parse_json(line)
      given <- lapply(call, jsonlite::parse_json, simplifyVector = TRUE)
      result <- do.call(served, given)
      if (any(unlist(rapply(list(result), is_no_number, how = "list")))) {
        list(problem = "The function's result is no JSON: a number that is none, or infinite", status = 422)
      } else {
        list(result = result)
      }
    },
    error = function(problem) list(problem = conditionMessage(problem), status = 500)
  )
  said <- tryCatch(
    {
      jsonlite::toJSON(said, auto_unbox = TRUE)
      said
    },
    error = function(problem) list(problem = paste("The function's result is no JSON:", conditionMessage(problem)), status = 422)
  )
  say(said)
}
