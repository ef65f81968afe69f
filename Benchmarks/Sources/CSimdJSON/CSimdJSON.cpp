#include "CSimdJSON.h"

#include <optional>
#include <simdjson.h>
#include <string>
#include <vector>

using namespace simdjson;

namespace {

// The pointers as one tree of steps, for the one pass of the on-demand parser.
struct Step {
  std::string name;
  size_t index = 0;
  std::vector<Step> children;
  std::vector<size_t> pointers;
};

void add(Step &root, std::string_view pointer, size_t number) {
  Step *step = &root;
  while (!pointer.empty()) {
    auto name = pointer.substr(1, pointer.find('/', 1) - 1);
    pointer.remove_prefix(name.size() + 1);
    Step *child = nullptr;
    for (auto &candidate : step->children) {
      if (candidate.name == name) child = &candidate;
    }
    if (!child) {
      child = &step->children.emplace_back();
      child->name = name;
      child->index = std::strtoul(child->name.c_str(), nullptr, 10);
    }
    step = child;
  }
  step->pointers.push_back(number);
}

} // namespace

struct simdjson_peer {
  padded_string bytes;
  std::vector<std::string> pointers;
  std::vector<std::optional<std::string>> values;
  Step root;
  dom::parser dom_parser;
  ondemand::parser on_demand_parser;

  simdjson_peer(const uint8_t *bytes, size_t count) : bytes(reinterpret_cast<const char *>(bytes), count) {}

  void find(const Step &step, ondemand::value value) {
    if (step.children.empty()) return keep(step, value);
    size_t wanted = step.children.size();
    if (value.type() == ondemand::json_type::object) {
      for (auto field : value.get_object()) {
        std::string_view name = field.unescaped_key();
        for (auto &child : step.children) {
          if (child.name != name) continue;
          find(child, field.value());
          wanted--;
          break;
        }
        if (wanted == 0) return;
      }
    } else if (value.type() == ondemand::json_type::array) {
      size_t index = 0;
      for (auto member : value.get_array()) {
        for (auto &child : step.children) {
          if (child.index != index) continue;
          find(child, member.value());
          wanted--;
          break;
        }
        if (wanted == 0) return;
        index++;
      }
    }
  }

  void keep(const Step &step, ondemand::value value) {
    std::string text;
    switch (value.type()) {
    case ondemand::json_type::string: text = std::string_view(value.get_string()); break;
    case ondemand::json_type::null: return;
    case ondemand::json_type::array: text = std::string_view(ondemand::array(value.get_array()).raw_json()); break;
    case ondemand::json_type::object: text = std::string_view(ondemand::object(value.get_object()).raw_json()); break;
    default:
      text = value.raw_json_token();
      text.erase(text.find_last_not_of(" \t\r\n") + 1);
    }
    for (auto pointer : step.pointers) values[pointer] = text;
  }
};

simdjson_peer *simdjson_peer_create(const uint8_t *bytes, size_t count) { return new simdjson_peer(bytes, count); }

void simdjson_peer_destroy(simdjson_peer *peer) { delete peer; }

void simdjson_peer_add(simdjson_peer *peer, const char *pointer) {
  add(peer->root, pointer, peer->pointers.size());
  peer->pointers.push_back(pointer);
  peer->values.push_back({});
}

bool simdjson_peer_find_dom(simdjson_peer *peer) try {
  dom::element root = peer->dom_parser.parse(peer->bytes);
  for (size_t number = 0; number < peer->pointers.size(); number++) {
    auto &value = peer->values[number];
    value.reset();
    dom::element element;
    if (root.at_pointer(peer->pointers[number]).get(element) || element.is_null()) continue;
    std::string_view text;
    if (element.get(text)) {
      value = to_string(element);
    } else {
      value = std::string(text);
    }
  }
  return true;
} catch (const simdjson_error &) {
  return false;
}

bool simdjson_peer_find_on_demand(simdjson_peer *peer) try {
  for (auto &value : peer->values) value.reset();
  auto document = peer->on_demand_parser.iterate(peer->bytes);
  peer->find(peer->root, document.get_value());
  return true;
} catch (const simdjson_error &) {
  return false;
}

const char *simdjson_peer_value(const simdjson_peer *peer, size_t index) {
  auto &value = peer->values[index];
  return value ? value->c_str() : nullptr;
}
