#include "checks/knowledge/Shapes.h"

#include <algorithm>
#include <array>

namespace comsec::knowledge {
namespace {

template <typename... T> constexpr auto names(T... Names) {
  return std::array<std::string_view, sizeof...(Names)>{Names...};
}

namespace sources {
#define SHAPE(Api, Does, Filled, ...) constexpr auto Api = names(__VA_ARGS__);
#define METHOD_SHAPE(Interface, Method, Does, ...)                                                 \
  constexpr auto Interface##_##Method = names(__VA_ARGS__);
#include "checks/knowledge/Shapes.def"
} // namespace sources

constexpr Shape Shapes[] = {
#define SHAPE(Api, Does, Filled, ...) {#Api, Effect::Does, Filled, sources::Api},
#define METHOD_SHAPE(Interface, Method, Does, ...)                                                 \
  {#Interface "::" #Method, Effect::Does, "", sources::Interface##_##Method},
#include "checks/knowledge/Shapes.def"
};

} // namespace

const Shape *shapeOf(std::string_view Api) {
  auto It = std::ranges::find(Shapes, Api, &Shape::Api);
  return It == std::end(Shapes) ? nullptr : &*It;
}

} // namespace comsec::knowledge
